"""How work is judged: criteria with levels, in a library of the organisation or of one assignment alone."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from courses.models.pages import AuthorPage


class LevelBlock(blocks.StructBlock):
    points = blocks.IntegerBlock(min_value=0, max_value=100, label=_("Points"))
    label = blocks.CharBlock(max_length=60, label=_("Level"))
    description = blocks.TextBlock(max_length=400, label=_("What one sees"))

    class Meta:
        icon = "order"
        label = _("Level")


class CriterionBlock(blocks.StructBlock):
    """One question about the work; its short name is the same in all languages."""

    slug = blocks.RegexBlock(
        r"^[a-z0-9-]+\Z",
        max_length=40,
        label=_("Short name"),
        help_text=_("Small letters, digits and hyphens; the same in every language."),
        error_messages={"invalid": _("Use small letters, digits and hyphens.")},
    )
    title = blocks.CharBlock(max_length=100, label=_("Criterion"))
    description = blocks.CharBlock(max_length=300, required=False, label=_("Question"))
    levels = blocks.ListBlock(LevelBlock(), min_num=2, max_num=6, label=_("Levels"))

    def clean(self, value):
        value = super().clean(value)
        points = [level["points"] for level in value["levels"]]
        if points != sorted(set(points)):
            message = _("Put the levels in order, each with more points than the one before.")
            raise blocks.StructBlockValidationError(block_errors={"levels": ValidationError(message)})
        return value

    class Meta:
        icon = "list-ul"
        label = _("Criterion")


class CriteriaBlock(blocks.StreamBlock):
    criterion = CriterionBlock()

    def clean(self, value):
        value = super().clean(value)
        slugs = [child.value["slug"] for child in value]
        if len(slugs) != len(set(slugs)):
            raise blocks.StreamBlockValidationError(
                non_block_errors=[ValidationError(_("Two criteria have the same short name."))]
            )
        return value


class RubricPage(AuthorPage):
    """A rubric of the organisation's library, which many assignments may use."""

    criteria = StreamField(CriteriaBlock(), verbose_name=_("criteria"))

    preview_modes: list[Any] = []
    parent_page_types = ["courses.OrganisationPage"]
    subpage_types: list[Any] = []
    content_panels = [*AuthorPage.content_panels, FieldPanel("criteria")]

    class Meta:
        verbose_name = _("rubric")
        verbose_name_plural = _("rubrics")

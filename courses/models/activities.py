"""What every activity page has: what it asks, when it opens, how it looks to a participant."""

import datetime
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from courses.models.pages import AuthorPage

# How a page is shown to its author; filled when the app starts, as showing knows the kinds and kinds know the pages.
PREVIEW: dict[str, Callable[..., Any]] = {}


class DateRuleBlock(blocks.StructBlock):
    """A date as an offset: from the cohort's start, or from a session of the same course."""

    session = blocks.PageChooserBlock(
        page_type="courses.SessionPage",
        required=False,
        label=_("Counted from this session"),
        help_text=_("Leave empty to count from the cohort's start."),
    )
    days = blocks.IntegerBlock(
        default=0, min_value=-400, max_value=400, label=_("Days after"), help_text=_("Negative for before.")
    )
    working = blocks.BooleanBlock(required=False, label=_("Count working days only"))
    at = blocks.TimeBlock(default=datetime.time(8, 0), label=_("At"))

    class Meta:
        icon = "date"
        label = _("Date")


class DatesBlock(blocks.StreamBlock):
    opens = DateRuleBlock(label=_("Opens"), icon="lock-open")
    due = DateRuleBlock(label=_("Due"), icon="date")
    closes = DateRuleBlock(label=_("Closes"), icon="lock")

    class Meta:
        block_counts = {name: {"max_num": 1} for name in ("opens", "due", "closes")}


class StartBlock(blocks.StreamBlock):
    starts = DateRuleBlock(label=_("Starts"))

    def clean(self, value):
        value = super().clean(value)
        if any(child.value["session"] for child in value):
            raise blocks.StreamBlockValidationError(
                non_block_errors=[ValidationError(_("A session counts from the cohort's start."))]
            )
        return value

    class Meta:
        block_counts = {"starts": {"min_num": 1, "max_num": 1}}


class ActivityPage(AuthorPage):
    """The base of the page types of activities; each kind adds what it needs."""

    summary = models.CharField(
        _("summary"), max_length=300, blank=True, help_text=_("One sentence: what one gets from it.")
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=15)
    required = models.BooleanField(_("required"), default=True, help_text=_("Needed to complete the course."))
    dates = StreamField(DatesBlock(required=False), blank=True, verbose_name=_("dates"))

    preview_modes = [("participant", _("As participant"))]
    parent_page_types = ["courses.ModulePage"]
    subpage_types: list[Any] = []
    facts_panel = MultiFieldPanel(
        [FieldRowPanel([FieldPanel("minutes"), FieldPanel("required")]), FieldPanel("dates")],
        heading=_("Time and dates"),
        help_text=_("These count from the language in which the course was first written."),
    )
    content_panels = [*AuthorPage.content_panels, FieldPanel("summary")]

    class Meta:
        abstract = True

    def serve_preview(self, request, mode_name):
        return PREVIEW["show"](self, request)

"""What authors write: an organisation's shelf of courses, a course, its modules."""

from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from content.richtext import FEATURES
from courses.models.versions import Kind


class AuthorPage(Page):
    """A page for authors only: participants read versions, so it has no public address."""

    show_in_menus_default = False
    content_panels: list[Any] = [FieldPanel("title", classname="title"), CommentPanel()]
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []

    class Meta:
        abstract = True

    def serve(self, request, *args, **kwargs):
        raise Http404

    def get_url_parts(self, request=None):
        return None


class OrganisationPage(AuthorPage):
    """The shelf of one organisation in one language; rights of its authors hang here."""

    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    preview_modes: list[Any] = []
    is_creatable = False
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["courses.CoursePage", "courses.RubricPage"]

    class Meta:
        verbose_name = _("shelf of an organisation")


def organisation_of(page: Any) -> int | None:
    """Key of the organisation on whose shelf the page stands."""
    shelf = page.path[: 2 * Page.steplen]
    return OrganisationPage.objects.filter(path=shelf).values_list("organisation", flat=True).first()


class CoursePageQuerySet(PageQuerySet):
    def originals(self) -> "CoursePageQuerySet":
        """Each course once, in the language it was first written in; `uuid` is the key of all its languages."""
        earlier = self.model._default_manager.filter(
            translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk")
        )
        return self.filter(~Exists(earlier)).annotate(uuid=F("translation_key"))

    def visible_to(self, user: Any) -> "CoursePageQuerySet":
        """Originals of the organisations that the person writes or administers for."""
        if user.is_superuser:
            return self.originals()
        return self.originals().filter(organisation__in=user.organisations_as("author", "administrator"))


class CoursePage(AuthorPage):
    """A course as authors write it; `weeks` and `minutes_per_week` are what it promises to ask."""

    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+", editable=False
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.LEADERSHIP)
    summary = models.CharField(
        _("summary"), max_length=300, help_text=_("Two sentences for the catalogue: for whom, and what for.")
    )
    description = RichTextField(
        _("description"),
        features=FEATURES,
        blank=True,
        help_text=_("For whom, what one can do afterwards, what it asks."),
    )
    weeks = models.PositiveSmallIntegerField(_("weeks"), default=1)
    minutes_per_week = models.PositiveSmallIntegerField(_("minutes a week"), default=60)
    objects = PageManager.from_queryset(CoursePageQuerySet)()

    preview_modes: list[Any] = []
    parent_page_types = ["courses.OrganisationPage"]
    subpage_types = ["courses.ModulePage"]
    content_panels = [
        HelpPanel(template="courses/cms/version_panel.html"),
        *AuthorPage.content_panels,
        FieldPanel("kind"),
        FieldPanel("summary"),
        FieldPanel("description"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("weeks"), FieldPanel("minutes_per_week")])],
            heading=_("What it asks"),
            help_text=_("Publishing compares the minutes of the activities with this promise."),
        ),
    ]

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")

    def full_clean(self, *args, **kwargs):
        if self.path:
            self.organisation_id = organisation_of(self)
        super().full_clean(*args, **kwargs)

    def can_move_to(self, parent):
        """A course never changes its organisation."""
        return super().can_move_to(parent) and parent.specific.organisation_id == self.organisation_id


class ModulePage(AuthorPage):
    """A part of a course; it takes every kind of activity that there is."""

    summary = models.CharField(_("summary"), max_length=300, blank=True)

    preview_modes: list[Any] = []
    parent_page_types = ["courses.CoursePage"]
    content_panels = [*AuthorPage.content_panels, FieldPanel("summary")]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

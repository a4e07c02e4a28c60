"""The page types of the kinds of activity."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField

from content.blocks import lesson_blocks
from content.richtext import FEATURES
from courses.models.activities import ActivityPage, StartBlock
from courses.models.rubrics import CriteriaBlock


class LessonPage(ActivityPage):
    """Something to read, watch and think about in one sitting."""

    body = StreamField(lesson_blocks(), verbose_name=_("content"))
    content_panels = [*ActivityPage.content_panels, FieldPanel("body"), ActivityPage.facts_panel]

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")


class InteractivePage(ActivityPage):
    """Something to try (H5P), with the same in words for those who cannot use it."""

    h5p = models.ForeignKey(
        "content.H5PContent",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("exercise"),
        help_text=_("An H5P content of your organisation; a version keeps the revision of that day."),
    )
    alternative = RichTextField(
        _("text alternative"),
        features=FEATURES,
        blank=True,
        help_text=_("What the exercise says, for those who cannot or do not want to use it."),
    )
    content_panels = [
        *ActivityPage.content_panels,
        FieldPanel("h5p"),
        FieldPanel("alternative"),
        ActivityPage.facts_panel,
    ]

    class Meta:
        verbose_name = _("interactive exercise")
        verbose_name_plural = _("interactive exercises")


class AssignmentPage(ActivityPage):
    """Work that participants hand in, judged by a rubric, perhaps read by peers."""

    brief = StreamField(lesson_blocks(), verbose_name=_("brief"))
    rubric = models.ForeignKey(
        "courses.RubricPage",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("rubric from the library"),
    )
    criteria = StreamField(
        CriteriaBlock(required=False),
        blank=True,
        verbose_name=_("own criteria"),
        help_text=_("Only when no rubric of the library fits."),
    )
    reviews_each = models.PositiveSmallIntegerField(
        _("reviews that each participant writes"), default=0, help_text=_("0 for no peer feedback.")
    )
    anonymous_author = models.BooleanField(_("reviewers do not see whose work it is"), default=False)
    anonymous_reviewer = models.BooleanField(_("authors do not see who reviewed"), default=False)
    review_days = models.PositiveSmallIntegerField(_("days to write the reviews"), default=7)
    content_panels = [
        *ActivityPage.content_panels,
        FieldPanel("brief"),
        MultiFieldPanel(
            [PageChooserPanel("rubric", "courses.RubricPage"), FieldPanel("criteria")],
            heading=_("How it is judged"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("reviews_each"), FieldPanel("review_days")]),
                FieldRowPanel([FieldPanel("anonymous_author"), FieldPanel("anonymous_reviewer")]),
            ],
            heading=_("Peer feedback"),
        ),
        ActivityPage.facts_panel,
    ]

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")


class SessionPage(ActivityPage):
    """A meeting of the cohort; other activities' dates may hang on it."""

    agenda = RichTextField(_("agenda"), features=FEATURES, blank=True)
    starts = StreamField(StartBlock(), verbose_name=_("starts"))
    place = models.CharField(
        _("place"), max_length=200, blank=True, help_text=_("A suggestion; each cohort sets its own.")
    )
    content_panels = [
        *ActivityPage.content_panels,
        FieldPanel("starts"),
        FieldPanel("place"),
        FieldPanel("agenda"),
        ActivityPage.facts_panel,
    ]

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")


class ReflectionPage(ActivityPage):
    """A question that participants answer for themselves."""

    question = models.CharField(_("question"), max_length=400)
    hint = models.TextField(_("hint"), max_length=600, blank=True)
    content_panels = [
        *ActivityPage.content_panels,
        FieldPanel("question"),
        FieldPanel("hint"),
        ActivityPage.facts_panel,
    ]

    class Meta:
        verbose_name = _("reflection")
        verbose_name_plural = _("reflections")

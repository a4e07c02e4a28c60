"""The immutable side: a course version is a numbered copy of the live page tree in every language."""

import uuid
from functools import lru_cache
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lms.core.models import Frozen, Unchanging

FALLBACK = ("sv", "en", "de")


def in_language(texts: dict[str, str], language: str | None = None) -> str:
    """The text in the person's language, else in the first language that has one."""
    return next((texts[code] for code in preferred(language) if texts.get(code)), "")


def preferred(language: str | None = None) -> tuple[str, ...]:
    """The languages in which something is looked for, the person's own (or the one that is named) first."""
    return _beginning_with(language or get_language() or "sv")


@lru_cache(maxsize=16)
def _beginning_with(language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((language, *FALLBACK)))


class Kind(models.TextChoices):
    """Kinds of course; the screen shows the kind's name."""

    LEADERSHIP = "leadership", _("Leadership programme")
    BUSINESS = "business", _("Business development programme")
    WORKSHOP = "workshop", _("Workshop")
    EVENT = "event", _("Inspiration event")


class CourseQuerySet(models.QuerySet["Course"]):
    def visible_to(self, user: Any) -> "CourseQuerySet":
        """Courses of the organisations that the person authors or administers for."""
        return (
            self
            if user.is_superuser
            else self.filter(organisation__in=user.organisations_as("administrator", "author", "facilitator"))
        )


class Course(models.Model):
    """The identity that versions hang on; `key` is the translation key of its page."""

    uuid = models.UUIDField(primary_key=False, default=uuid.uuid4, unique=True, editable=False)
    key = models.UUIDField(unique=True)
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="courses"
    )
    kind = models.CharField(max_length=20, choices=Kind.choices)
    titles = models.JSONField(default=dict)
    objects = CourseQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.title

    @property
    def title(self) -> str:
        return in_language(self.titles)


class FrozenQuerySet(models.QuerySet[Any]):
    """Rows are made once; changing or deleting them raises Frozen."""

    def update(self, **kwargs: Any) -> int:
        raise Frozen(f"{self.model.__name__} rows never change")

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise Frozen(f"{self.model.__name__} rows never change")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise Frozen(f"{self.model.__name__} rows never go")


class FrozenModel(Unchanging):
    """A row that neither changes nor goes after it was made."""

    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise Frozen(f"{type(self).__name__} rows never go")


class Titled(FrozenModel):
    """A row with a title and a summary in every language."""

    titles = models.JSONField(default=dict)
    summaries = models.JSONField(default=dict)

    class Meta:
        abstract = True

    def __str__(self):
        return self.title

    @property
    def title(self) -> str:
        return in_language(self.titles)

    @property
    def summary(self) -> str:
        return in_language(self.summaries)


class CourseVersionQuerySet(FrozenQuerySet):
    def current(self) -> "CourseVersionQuerySet":
        """The newest version of each course."""
        newer = CourseVersion.objects.filter(
            course=models.OuterRef("course"), number__gt=models.OuterRef("number")
        )
        return self.filter(~models.Exists(newer))

    def visible_to(self, user: Any) -> "CourseVersionQuerySet":
        return (
            self
            if user.is_superuser
            else self.filter(
                course__organisation__in=user.organisations_as("administrator", "author", "facilitator")
            )
        )


class CourseVersion(Titled):
    """What publishing makes: numbered, immutable, in every language that the tree had."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    kind = models.CharField(max_length=20, choices=Kind.choices)
    descriptions = models.JSONField(default=dict)
    languages = models.JSONField(default=list)
    weeks = models.PositiveSmallIntegerField(_("weeks"), default=1)
    minutes_per_week = models.PositiveSmallIntegerField(_("minutes a week"), default=60)
    notes = models.TextField(_("what is new"), blank=True)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the frozen content")
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    objects: ClassVar[Any] = CourseVersionQuerySet.as_manager()

    class Meta:
        ordering = ["course", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="a_version_number_is_used_once")
        ]

    def __str__(self):
        return f"{self.title} · {self.number}"

    @property
    def description(self) -> str:
        return in_language(self.descriptions)


class Module(Titled):
    version = models.ForeignKey(CourseVersion, on_delete=models.CASCADE, related_name="modules")
    key = models.UUIDField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="a_module_is_once_in_a_version")
        ]


class Activity(Titled):
    """One thing to do. `key` (the page's translation key) is the same through all versions.

    `settings` is the kind's dataclass as JSON: dates (`opens`, `due`, `closes` rules), rubric, peer feedback,
    pinned H5P revision; see `courses.kinds`.
    """

    version = models.ForeignKey(CourseVersion, on_delete=models.CASCADE, related_name="activities")
    module = models.ForeignKey(Module, on_delete=models.CASCADE, related_name="activities")
    key = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField(help_text="through the whole version")
    required = models.BooleanField(default=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    settings = models.JSONField(default=dict)

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="an_activity_is_once_in_a_version")
        ]

    @property
    def peer(self) -> dict[str, Any]:
        """How peers review, as `courses.kinds.assignment` freezes it; empty where they do not."""
        return self.settings.get("peer") or {}


class ActivityText(FrozenModel):
    """The body in one language: a list of frozen blocks `{"id", "type", "html", "value"}` in reading order."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=5)
    body = models.JSONField(default=list)

    class Meta:
        ordering = ["activity", "language"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "language"], name="a_language_has_one_body")
        ]

    def __str__(self):
        return f"{self.activity} ({self.language})"

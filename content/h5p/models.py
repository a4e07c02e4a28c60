"""Installed H5P libraries, contents with their frozen revisions, and what people did with them."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.h5p.identity import LibraryId
from lms.core.models import Unchanging


class H5PLibrary(models.Model):
    """One installed library line with the newest patch that was brought; it is code, so its origin is kept."""

    machine_name = models.CharField(max_length=127)
    major = models.PositiveIntegerField()
    minor = models.PositiveIntegerField()
    patch = models.PositiveIntegerField()
    title = models.CharField(max_length=255)
    runnable = models.BooleanField(default=False)
    described = models.JSONField(default=dict, help_text="library.json")
    form = models.JSONField(default=list, help_text="semantics.json")
    folder = models.CharField(max_length=200, unique=True)
    sha256 = models.CharField(max_length=64)
    source_name = models.CharField(max_length=150)
    source_sha256 = models.CharField(max_length=64)
    installed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    installed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["machine_name", "major", "minor"]
        verbose_name = _("H5P library")
        verbose_name_plural = _("H5P libraries")
        permissions = [("install_h5p_library", _("Can install and update H5P libraries"))]
        constraints = [
            models.UniqueConstraint(
                fields=["machine_name", "major", "minor"], name="an_h5p_library_line_is_installed_once"
            )
        ]

    def __str__(self):
        return f"{self.id_} ({self.patch})"

    @property
    def id_(self) -> LibraryId:
        return LibraryId(self.machine_name, self.major, self.minor)


class H5PContentQuerySet(models.QuerySet["H5PContent"]):
    def visible_to(self, user: Any) -> "H5PContentQuerySet":
        """Those of the organisations that the person writes or administers for."""
        if user.is_superuser:
            return self
        return self.filter(organisation__in=user.organisations_as("administrator", "author"))

    def with_latest(self) -> "H5PContentQuerySet":
        """Adds `latest_number` and `latest_at` of the newest revision."""
        return self.annotate(
            latest_number=models.Max("revisions__number"), latest_at=models.Max("revisions__uploaded_at")
        )


class H5PContent(models.Model):
    """Something to play that an author uploaded; each upload is a revision, and course versions pin one."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="h5p_contents")
    title = models.CharField(_("title"), max_length=255)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    objects = H5PContentQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("H5P content")
        verbose_name_plural = _("H5P contents")

    def __str__(self):
        return self.title

    @property
    def latest(self) -> "H5PRevision":
        """The revision that a course version would pin now."""
        return self.revisions.latest("number")


class H5PRevision(Unchanging):
    """One uploaded package, filtered and unpacked; it never changes."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    content = models.ForeignKey(H5PContent, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=255)
    language = models.CharField(max_length=10)
    main_library = models.ForeignKey(H5PLibrary, models.PROTECT, related_name="+")
    params = models.JSONField(default=dict, help_text="filtered by the libraries' forms")
    metadata = models.JSONField(default=dict)
    folder = models.CharField(max_length=200, unique=True)
    package_name = models.CharField(max_length=150)
    package_sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["content", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["content", "number"], name="an_h5p_revision_number_is_used_once")
        ]

    def __str__(self):
        return f"{self.title} · {self.number}"


class H5PState(models.Model):
    """Where somebody was in a content. Whose it is, only the owner of the registration knows."""

    registration = models.UUIDField()
    revision = models.ForeignKey(H5PRevision, models.CASCADE, related_name="states")
    sub_content_id = models.CharField(max_length=64, default="0")
    data_type = models.CharField(max_length=64)
    body = models.TextField()
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "revision", "sub_content_id", "data_type"],
                name="an_h5p_state_is_kept_once",
            )
        ]

    def __str__(self):
        return f"{self.data_type} {self.sub_content_id}"


class H5PAttempt(Unchanging):
    """One result of a whole content, as the browser claimed it; what stands here never changes."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    registration = models.UUIDField()
    revision = models.ForeignKey(H5PRevision, models.PROTECT, related_name="attempts")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=140)
    verb = models.CharField(max_length=20)
    raw = models.FloatField(null=True)
    maximum = models.FloatField(null=True)
    success = models.BooleanField(null=True)
    duration = models.DurationField(null=True)
    statement = models.JSONField(default=dict)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["registration", "revision", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "revision", "number"], name="h5p_attempts_are_numbered"
            ),
            models.UniqueConstraint(
                fields=["registration", "revision", "key"], name="an_h5p_result_is_one_attempt"
            ),
            models.CheckConstraint(
                condition=Q(raw=None, maximum=None)
                | Q(raw__gte=0, maximum__gt=0, raw__lte=models.F("maximum")),
                name="an_h5p_score_lies_between_nothing_and_its_maximum",
            ),
        ]

    def __str__(self):
        return f"{self.number}: {self.raw} / {self.maximum}"


class H5PResult(models.Model):
    """The result of a part of a content. It belongs to an attempt, or waits for the one that it is part of."""

    registration = models.UUIDField()
    revision = models.ForeignKey(H5PRevision, models.PROTECT, related_name="results")
    attempt = models.ForeignKey(H5PAttempt, models.CASCADE, null=True, related_name="results")
    key = models.CharField(max_length=140)
    sub_content_id = models.CharField(max_length=64)
    raw = models.FloatField(null=True)
    maximum = models.FloatField(null=True)
    statement = models.JSONField(default=dict)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "revision", "key"], name="an_h5p_part_result_is_kept_once"
            )
        ]

    def __str__(self):
        return self.sub_content_id

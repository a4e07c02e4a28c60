"""Meetings and who was there."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cohorts.models.cohorts import Cohort, Enrolment


class SessionQuerySet(models.QuerySet["Session"]):
    def visible_to(self, user: Any) -> "SessionQuerySet":
        return self.filter(cohort__in=Cohort.objects.visible_to(user))

    def with_taken(self) -> "SessionQuerySet":
        """Adds `taken`: whether anybody's attendance was recorded."""
        return self.annotate(taken=Exists(Attendance.objects.filter(session=OuterRef("pk"))))


class Session(models.Model):
    """A meeting of a cohort at a time and place; `uuid` is the calendar's UID, `sequence` rises when it moves."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="sessions")
    activity = models.ForeignKey("courses.Activity", on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    link = models.URLField(_("meeting link"), blank=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "activity"], name="a_session_activity_meets_once_in_a_cohort"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="a_session_ends_after_it_starts"
            ),
        ]

    def __str__(self):
        return f"{self.cohort} · {self.starts_at:%Y-%m-%d}"


class Presence(models.TextChoices):
    PRESENT = "present", _("Present")
    LATE = "late", _("Late")
    ABSENT = "absent", _("Absent")
    EXCUSED = "excused", _("Excused")


class Attendance(models.Model):
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendances")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attendances")
    presence = models.CharField(max_length=10, choices=Presence.choices)
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "enrolment"], name="a_person_is_counted_once_in_a_session"
            )
        ]

    def __str__(self):
        return f"{self.enrolment} · {self.presence}"

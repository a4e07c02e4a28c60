"""Progress is evidence: a row per enrolment and activity key; everything else is a query."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cohorts.models.cohorts import Enrolment


class Progress(models.Model):
    """How far one enrolment is with one activity; no row means not started.

    `activity_key` is the key that an activity keeps through all versions.
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="progress")
    activity_key = models.UUIDField()
    started_at = models.DateTimeField(default=timezone.now)
    place = models.CharField(max_length=80, blank=True, help_text="where the reader was: the id of a block")
    completed_at = models.DateTimeField(null=True, blank=True)
    completed_how = models.CharField(max_length=40, blank=True)
    excused_at = models.DateTimeField(null=True, blank=True)
    excused_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    excuse = models.CharField(_("reason"), max_length=300, blank=True)
    score = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    score_max = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "activity_key"], name="progress_is_one_row_per_activity"
            ),
            models.CheckConstraint(
                condition=Q(completed_at=None, completed_how="")
                | (Q(completed_at__isnull=False) & ~Q(completed_how="")),
                name="progress_says_how_it_was_completed",
            ),
            models.CheckConstraint(
                condition=Q(excused_at=None, excused_by=None)
                | Q(excused_at__isnull=False, excused_by__isnull=False),
                name="an_excuse_says_who_gave_it",
            ),
        ]

    def __str__(self):
        return f"{self.enrolment} · {self.activity_key}"


class Reflection(models.Model):
    """What a person wrote for themselves: in a lesson (`block` is its id) or a reflection activity (`block` empty)."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="reflections")
    activity_key = models.UUIDField()
    block = models.CharField(max_length=80, blank=True)
    text = models.TextField(_("your thoughts"), max_length=20000, blank=True)
    shared_at = models.DateTimeField(
        null=True, blank=True, help_text="shown to the facilitators from then on"
    )
    revision = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "activity_key", "block"], name="a_reflection_prompt_has_one_answer"
            )
        ]

    def __str__(self):
        return f"{self.enrolment} · {self.activity_key}"

"""What facilitators write to their cohort."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cohorts.models.cohorts import Cohort


class Audience(models.TextChoices):
    """Whom a message goes to."""

    ALL = "all", _("Everybody in the cohort")
    STUCK = "stuck", _("Those who are stuck")
    BEHIND = "behind", _("Those who are behind or stuck")
    ON_TRACK = "on_track", _("Those who are on track")


class Message(models.Model):
    """A letter to the cohort or a part of it; `recipients` says to how many it went."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="messages")
    subject = models.CharField(_("subject"), max_length=150)
    text = models.TextField(_("message"), max_length=20_000)
    audience = models.CharField(_("to"), max_length=10, choices=Audience.choices, default=Audience.ALL)
    recipients = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(default=timezone.now)
    sent_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-sent_at", "-pk"]

    def __str__(self):
        return self.subject

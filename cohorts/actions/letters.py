"""Letters to participants: each with the one link that leads on."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cohorts.models import Enrolment
from cohorts.wording import full_day
from courses.models import Activity
from lms.core import mail
from lms.core.models import Mail

OPEN_COURSE, READ_FEEDBACK, OPEN_REVIEWS = (
    _("Open the course"),
    _("Read the feedback"),
    _("See what to review"),
)

# Letters that a person may do without, by the kind that the settings name.
KINDS = {
    "cohort_message": "message",
    "feedback": "feedback",
    "peer_feedback": "feedback",
    "reviews_to_write": "review",
}


def write(
    seat: Enrolment,
    template: str,
    *,
    dedupe: str,
    label: Any,
    activity: Activity | None = None,
    **context: Any,
) -> Mail | None:
    """Write the letter to the seat's participant, leading to the activity or to the course; once per `dedupe`."""
    path = (
        reverse("cohorts:show_activity", args=[seat.uuid, activity.key])
        if activity
        else reverse("cohorts:show_enrolment", args=[seat.uuid])
    )
    return mail.write(
        seat.participant,
        template,
        dedupe=dedupe,
        kind=KINDS.get(template, ""),
        url=settings.SITE_URL + path,
        label=label,
        activity=activity,
        cohort=seat.cohort,
        **context,
    )


def day(instant: datetime | None, seat: Enrolment) -> str:
    """The day in the participant's language and the cohort's time zone; empty without an instant."""
    if instant is None:
        return ""
    with translation.override(seat.participant.language):
        return full_day(instant.astimezone(ZoneInfo(seat.cohort.time_zone)))


def first_day(seat: Enrolment) -> str:
    """The cohort's first day in the participant's language."""
    with translation.override(seat.participant.language):
        return full_day(seat.cohort.starts_on)

"""Writing to the cohort: one letter each, once, and a line in the log."""

from collections.abc import Iterable
from typing import Any

from cohorts.actions import letters
from cohorts.models import Cohort, Enrolment, Message
from lms.core import audit
from lms.core.idempotency import once


@once(Message, "message.sent")
def send(
    cohort: Cohort,
    *,
    subject: str,
    text: str,
    audience: str,
    to: Iterable[Enrolment],
    by: Any,
    key: str = "",
) -> Message:
    """Send the message to each of `to` in a letter of their own; the same key is one message."""
    seats = list(to)
    message = Message.objects.create(
        cohort=cohort, subject=subject, text=text, audience=audience, recipients=len(seats), sent_by=by
    )
    for seat in seats:
        letters.write(
            seat,
            "cohort_message",
            dedupe=f"message:{message.pk}:{seat.pk}",
            label=letters.OPEN_COURSE,
            message=message,
            sender=by,
        )
    audit.record("message.sent", message, by=by, recipients=len(seats), audience=audience)
    return message

"""Who was there; presence completes the session's activity, and a correction takes that back."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts import progress_rules
from cohorts.actions import progress
from cohorts.models import Attendance, Enrolment, Progress, Session
from cohorts.models.sessions import Presence
from lms.core import audit
from lms.core.errors import DomainError

# Lists are opened in the morning of an evening session, not the week before.
HALF_A_DAY = timedelta(hours=12)


class NotYet(DomainError):
    """The session lies on a later day."""


@transaction.atomic
def take(session: Session, presences: Mapping[Enrolment, str], *, by: Any) -> int:
    """Record the presence of each; returns how many entries changed. An empty word leaves the person unrecorded.

    Sent twice it changes nothing the second time.
    """
    session = Session.objects.select_for_update(of=("self",)).select_related("activity").get(pk=session.pk)
    if session.starts_at > timezone.now() + HALF_A_DAY:
        raise NotYet(_("This session has not taken place yet."))
    known = dict(session.attendances.values_list("enrolment_id", "presence"))
    changed = {
        seat: presence for seat, presence in presences.items() if presence and known.get(seat.pk) != presence
    }
    if changed:
        progress.lock_all(changed)
        _write(session, changed, by)
        _follow(session, changed, by)
        audit.record("attendance.taken", session, by=by, entries=len(changed))
    return len(changed)


def _write(session: Session, changed: Mapping[Enrolment, str], by: Any) -> None:
    Attendance.objects.bulk_create(
        [
            Attendance(session=session, enrolment=seat, presence=presence, recorded_by=by)
            for seat, presence in changed.items()
        ],
        update_conflicts=True,
        unique_fields=["session", "enrolment"],
        update_fields=["presence", "recorded_by", "recorded_at"],
    )


def _follow(session: Session, changed: Mapping[Enrolment, str], by: Any) -> None:
    """Presence completes the activity, an excuse excuses it; a correction takes back what the list gave."""
    there = [seat for seat, word in changed.items() if progress_rules.presence_completes(word)]
    excused = [seat for seat, word in changed.items() if word == Presence.EXCUSED]
    given = Progress.objects.filter(enrolment__in=list(changed), activity_key=session.activity.key)
    attended = given.filter(completed_how=progress_rules.ATTENDED).exclude(enrolment__in=there)
    attended.update(completed_at=None, completed_how="")
    given.exclude(excused_at=None).exclude(enrolment__in=excused).update(**progress.NO_EXCUSE)
    progress.complete_all(there, session.activity, how=progress_rules.ATTENDED, by=by)
    progress.excuse_all(excused, session.activity, reason=_("Absent with notice"), by=by)

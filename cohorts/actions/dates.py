"""Exceptions for a person and moves for all: more time, an excuse, a session on another day."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.actions import progress
from cohorts.models import Cohort, CohortDate, Enrolment, PersonalDate, Progress, Session
from cohorts.reports import moving
from courses.models import Activity
from lms.core import audit
from lms.core.errors import DomainError


class InThePast(DomainError):
    """More time must lie ahead."""


class HeldAlready(DomainError):
    """Somebody's attendance was taken: the session has been."""


@transaction.atomic
def extend(
    enrolment: Enrolment, activity: Activity, *, due_at: datetime, reason: str = "", by: Any
) -> PersonalDate:
    """Give the person their own due date for the activity; a later one replaces it."""
    if due_at <= timezone.now():
        raise InThePast(_("Choose a date that lies ahead."))
    date, _new = PersonalDate.objects.update_or_create(
        enrolment=enrolment,
        activity=activity,
        defaults={"due_at": due_at, "reason": reason, "given_by": by, "given_at": timezone.now()},
    )
    audit.record("date.extended", enrolment, by=by, activity=str(activity.key), due_at=due_at.isoformat())
    return date


@transaction.atomic
def take_back_excuse(enrolment: Enrolment, activity: Activity, *, by: Any) -> None:
    """Undo an excuse; what was completed by it as a whole stays completed."""
    found = Progress.objects.filter(enrolment=enrolment, activity_key=activity.key).exclude(excused_at=None)
    if found.update(**progress.NO_EXCUSE):
        audit.record("activity.excuse_taken_back", enrolment, by=by, activity=str(activity.key))


@transaction.atomic
def move_session(session: Session, starts_at: datetime, *, place: str = "", by: Any) -> Session:
    """Move a session and what hangs on it, nothing else; the calendar entry rises by one."""
    cohort = Cohort.objects.select_for_update(of=("self",)).get(pk=session.cohort_id)
    session = Session.objects.select_for_update(of=("self",)).get(pk=session.pk)
    if session.attendances.exists():
        raise HeldAlready(_("Attendance has been taken: this session has been."))
    changes = moving.preview(cohort, session, starts_at)
    session.place = place or session.place
    session.save(update_fields=["place"])
    for change in changes:
        _apply(change)
    audit.record("session.moved", session, by=by, starts_at=starts_at.isoformat(), changes=len(changes))
    return Session.objects.get(pk=session.pk)


def _apply(change: moving.Change) -> None:
    if change.session is not None:
        Session.objects.filter(pk=change.session.pk).update(
            starts_at=change.dates.starts_at, ends_at=change.dates.ends_at, sequence=F("sequence") + 1
        )
    CohortDate.objects.filter(pk=change.date.pk).update(
        opens_at=change.dates.opens_at, due_at=change.dates.due_at, closes_at=change.dates.closes_at
    )

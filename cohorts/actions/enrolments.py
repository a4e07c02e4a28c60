"""Seats: given under a lock, never more than there are, and given back."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.actions import letters
from cohorts.models import Cohort, Enrolment
from lms.core import audit
from lms.core.errors import DomainError


class CohortClosed(DomainError):
    """The cohort has ended."""


class CohortFull(DomainError):
    """Every seat is taken."""


@transaction.atomic
def enrol(participant: Any, cohort: Cohort, *, by: Any, company: Any = None) -> Enrolment:
    """Give the person a seat; a second call returns the same seat, a withdrawn one is taken up again."""
    cohort = Cohort.objects.select_for_update(of=("self",)).get(pk=cohort.pk)
    seat = cohort.enrolments.filter(participant=participant).first()
    if seat is not None and seat.withdrawn_at is None:
        return seat
    if cohort.closed_at is not None:
        raise CohortClosed(_("This cohort has ended; nobody can be given a seat any more."))
    if cohort.enrolments.active().count() >= cohort.seats:
        raise CohortFull(_("Every seat in this cohort is taken."))
    if seat is None:
        seat = Enrolment(cohort=cohort, participant=participant, company=company)
    seat.company = company or seat.company
    seat.withdrawn_at, seat.enrolled_at, seat.enrolled_by = None, timezone.now(), by
    seat.save()
    audit.record("enrolment.enrolled", seat, by=by)
    _tell(seat)
    return seat


def _tell(seat: Enrolment) -> None:
    dedupe = f"enrolled:{seat.pk}:{seat.enrolled_at.isoformat()}"
    letters.write(seat, "enrolled", dedupe=dedupe, label=letters.OPEN_COURSE, starts=letters.first_day(seat))


@transaction.atomic
def withdraw(seat: Enrolment, *, by: Any) -> Enrolment:
    """Give the seat back; what the person did stays, and a second call changes nothing."""
    seat = Enrolment.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    if seat.withdrawn_at is None:
        seat.withdrawn_at = timezone.now()
        seat.save(update_fields=["withdrawn_at"])
        audit.record("enrolment.withdrawn", seat, by=by)
    return seat

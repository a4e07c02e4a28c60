"""The programme office: an organisation's cohorts by state, with seats and the next date."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Min, OuterRef, QuerySet

from cohorts.models import Cohort, CohortDate, Enrolment, Session
from cohorts.reports.figures import instant, number

COMING, RUNNING, ENDED = "coming", "running", "ended"


def cohorts(scope: QuerySet[Cohort], now: datetime) -> list[Any]:
    """Cohorts with `taken`, `completed`, `next_session`, `next_due`, `last_date` and their facilitators."""
    seats = Enrolment.objects.filter(cohort=OuterRef("pk"), withdrawn_at=None).order_by().values("cohort")
    meetings = Session.objects.filter(cohort=OuterRef("pk")).order_by().values("cohort")
    dates = CohortDate.objects.filter(cohort=OuterRef("pk")).order_by().values("cohort")
    return list(
        scope.select_related("version__course", "organisation")
        .prefetch_related("facilitations__user")
        .annotate(
            taken=number(seats, Count("pk")),
            completed=number(seats.exclude(completed_at=None), Count("pk")),
            next_session=instant(meetings.filter(starts_at__gte=now), Min("starts_at")),
            next_due=instant(dates.filter(due_at__gte=now), Min("due_at")),
            last_session=instant(meetings, Max("ends_at")),
            last_due=instant(dates, Max("due_at")),
        )
    )


def state(cohort: Any, now: datetime) -> str:
    """Coming until its first day, ended when closed or after its last date, else running."""
    last = max((at for at in (cohort.last_session, cohort.last_due) if at), default=None)
    if cohort.closed_at is not None or (last is not None and last < now):
        return ENDED
    return COMING if cohort.starts_on > now.date() else RUNNING

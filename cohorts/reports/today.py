"""Who waits for the facilitator: work to assess, reviews to hand out or release, sessions, attendance."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef

from cohorts.models import Allocation, Cohort, CohortDate, Review, Session, Submission
from cohorts.reports.desk import waiting
from cohorts.reports.figures import instant, number

# How long a list that nobody filled in is worth a reminder.
REMEMBERED = timedelta(days=30)


@dataclass(frozen=True)
class Item:
    """One thing that waits: `assess`, `hand_out`, `release`, `session` or `attendance`."""

    kind: str
    cohort: Cohort
    title: str
    activity: Any
    count: int = 0
    since: datetime | None = None
    session: Session | None = None


def items(cohorts: Iterable[Cohort], now: datetime, sessions: Iterable[Any] | None = None) -> list[Item]:
    """What waits in these cohorts, sessions of today first, then what has waited longest."""
    by_pk = {cohort.pk: cohort for cohort in cohorts}
    if not by_pk:
        return []
    if sessions is None:
        sessions = Session.objects.filter(cohort__in=list(by_pk)).select_related("activity").with_taken()
    found = [item for session in sessions for item in _of_session(session, by_pk, now)]
    found += [item for date in _assignments(by_pk) for item in _of_assignment(date, by_pk, now)]
    return sorted(found, key=lambda item: (item.kind != "session", item.since or now))


def _of_session(session: Any, cohorts: dict[int, Cohort], now: datetime) -> Iterable[Item]:
    cohort = cohorts[session.cohort_id]
    if not session.taken and abs(session.starts_at - now) < timedelta(hours=12):
        yield Item("session", cohort, session.activity.title, session.activity, 0, session.starts_at, session)
    elif not session.taken and now - REMEMBERED < session.ends_at < now:
        yield Item(
            "attendance", cohort, session.activity.title, session.activity, 0, session.ends_at, session
        )


def _assignments(cohorts: Iterable[int]) -> Any:
    """The assignments of these cohorts, each with what waits in it."""
    cohorts = list(cohorts)
    here = {"enrolment__cohort": OuterRef("cohort"), "activity_key": OuterRef("activity__key")}
    work = waiting(cohorts).filter(**here).order_by().values("activity_key")
    handed_in = Submission.objects.filter(**here, enrolment__withdrawn_at=None).order_by()
    allocation = Allocation.objects.filter(cohort=OuterRef("cohort"), activity_key=OuterRef("activity__key"))
    unwritten = Review.objects.filter(allocation=OuterRef("pk"), submitted_at=None)
    assignments = CohortDate.objects.filter(cohort__in=cohorts, activity__kind="assignment")
    return (
        assignments.select_related("activity")
        .annotate(
            waiting=number(work, Count("pk")),
            since=instant(work, Min("submitted_at")),
            authors=number(handed_in.values("activity_key"), Count("enrolment", distinct=True)),
            handed_out=Exists(allocation),
            releasable=Exists(allocation.filter(~Exists(unwritten), released_at=None)),
        )
        .order_by("cohort", "activity__position")
    )


def _of_assignment(date: Any, cohorts: dict[int, Cohort], now: datetime) -> Iterable[Item]:
    cohort, activity = cohorts[date.cohort_id], date.activity
    each = int(activity.peer.get("reviews_each") or 0)
    if date.waiting:
        yield Item("assess", cohort, activity.title, activity, date.waiting, date.since)
    if each and not date.handed_out and date.authors > each and date.due_at and date.due_at < now:
        yield Item("hand_out", cohort, activity.title, activity, date.authors, date.due_at)
    if date.releasable:
        yield Item("release", cohort, activity.title, activity, 0, date.due_at)

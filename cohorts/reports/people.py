"""One participant, whole: every activity with its state, dates, work and what was excused."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, Q, QuerySet

from accounts.models import User
from cohorts.models import (
    Cohort,
    CohortDate,
    Enrolment,
    Facilitation,
    PersonalDate,
    Progress,
    Review,
    Submission,
)
from cohorts.reports import desk as reports
from courses.models import Activity
from lms.core.prepared import prepared


@dataclass(frozen=True)
class Step:
    """One activity as this person has it."""

    activity: Activity
    letter: str
    date: CohortDate
    own_date: PersonalDate | None
    progress: Progress | None
    submission: Submission | None
    presence: str
    session: Any

    @property
    def due_at(self) -> datetime | None:
        return self.own_date.due_at if self.own_date else self.date.due_at


@dataclass(frozen=True)
class Whole:
    person: reports.Person
    steps: list[Step]
    owed: list[Review]


def whole(cohort: Cohort, seat: Enrolment, now: datetime) -> Whole:
    """The person's row of the desk and everything behind it."""
    sessions = list(reports.sessions_of(cohort))
    meetings = {session.activity_id: session for session in sessions}
    person = reports.desk(cohort, now, sessions=sessions, only=[seat.pk]).people[0]
    dates = CohortDate.objects.filter(cohort=cohort).select_related("activity__module")
    own = {date.activity_id: date for date in seat.personal_dates.all()}
    progress = {row.activity_key: row for row in seat.progress.all()}
    work = {row.activity_key: row for row in seat.submissions.order_by("number")}
    presence = dict(seat.attendances.values_list("session__activity_id", "presence"))
    steps = [
        Step(
            activity=date.activity,
            letter=letter,
            date=date,
            own_date=own.get(date.activity_id),
            progress=progress.get(date.activity.key),
            submission=work.get(date.activity.key),
            presence=presence.get(date.activity_id, ""),
            session=meetings.get(date.activity_id),
        )
        for date, letter in zip(dates.order_by("activity__position"), person.cells, strict=True)
    ]
    owed = seat.reviews.filter(submitted_at=None).select_related("allocation").order_by("pk")
    return Whole(person, steps, list(owed))


def found(cohort: Cohort, query: str) -> QuerySet[Enrolment]:
    """Active seats whose person or company the words name; every word must fit somewhere."""
    seats = cohort.enrolments.active()
    for word in query.split()[:6]:
        seats = seats.filter(
            Q(participant__given_name__icontains=word)
            | Q(participant__family_name__icontains=word)
            | Q(participant__email__icontains=word)
            | Q(company__name__icontains=word)
        )
    return seats


@prepared(cohort=BigIntegerField())
def _facilitators(cohort: Any) -> Any:
    live = Facilitation.objects.filter(cohort=cohort, ended_at=None).order_by("pk")
    return live.values_list("user__given_name", "user__family_name", "user__email")


def facilitators(cohort: Cohort) -> list[str]:
    """The names of those who facilitate the cohort now, the first one first."""
    rows = _facilitators(cohort=cohort.pk)
    return [
        User(given_name=given, family_name=family, email=email).get_full_name()
        for given, family, email in rows
    ]


def contacts(seats: list[int]) -> dict[int, Any]:
    """E-mail address and last visit by seat."""
    rows = Enrolment.objects.filter(pk__in=seats).values_list("pk", "participant__email", "last_seen_at")
    return {pk: {"email": email, "seen": seen} for pk, email, seen in rows}

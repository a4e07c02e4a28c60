"""What is kept of a person's way through their cohorts: five prepared queries, whatever the number of seats."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db.models import BigIntegerField, Exists, OuterRef, Subquery

from cohorts.models import CohortDate, PersonalDate, Progress, Review, Session, Submission
from lms.core.prepared import prepared

PERSON = BigIntegerField()
Row = TypeVar("Row", "Dates", "Meeting", "Done", "Work")


class Dates(NamedTuple):
    """The cohort's dates of an activity, with the person's own due date where there is one."""

    seat: int
    activity: int
    opens_at: datetime | None
    due_at: datetime | None
    closes_at: datetime | None
    personal_due_at: datetime | None


class Meeting(NamedTuple):
    """The cohort's session of an activity."""

    seat: int
    activity: int
    pk: int
    uuid: UUID
    starts_at: datetime
    ends_at: datetime
    place: str
    link: str


class Done(NamedTuple):
    """A row of progress."""

    seat: int
    activity: UUID
    started_at: datetime
    place: str
    completed_at: datetime | None
    excused_at: datetime | None
    excuse: str
    score: Any
    score_max: Any


class Work(NamedTuple):
    """A submission, and whether the author may read feedback on it."""

    seat: int
    activity: UUID
    pk: int
    uuid: UUID
    number: int
    reference: str
    submitted_at: datetime
    accepted_at: datetime | None
    feedback_read_at: datetime | None
    has_feedback: bool
    had_feedback: bool = False  # on this version or an earlier one


class Asked(NamedTuple):
    """A review that others wait for."""

    seat: int
    activity: UUID
    uuid: UUID
    saved_at: datetime | None
    due_at: datetime | None


@prepared(person=PERSON)
def _dates(person: Any) -> Any:
    own = PersonalDate.objects.filter(
        activity=OuterRef("activity"), enrolment=OuterRef("cohort__enrolments")
    ).order_by()
    found = CohortDate.objects.filter(cohort__enrolments__participant=person).order_by()
    return found.values_list(
        "cohort__enrolments", "activity", "opens_at", "due_at", "closes_at", Subquery(own.values("due_at"))
    )


@prepared(person=PERSON)
def _sessions(person: Any) -> Any:
    found = Session.objects.filter(cohort__enrolments__participant=person).order_by()
    return found.values_list(
        "cohort__enrolments", "activity", "pk", "uuid", "starts_at", "ends_at", "place", "link"
    )


@prepared(person=PERSON)
def _progress(person: Any) -> Any:
    return (
        Progress.objects.filter(enrolment__participant=person)
        .order_by()
        .values_list("enrolment", "activity_key", *Done._fields[2:])
    )


@prepared(person=PERSON)
def _submissions(person: Any) -> Any:
    feedback = Review.objects.released().filter(submission=OuterRef("pk")).order_by()
    return (
        Submission.objects.filter(enrolment__participant=person)
        .annotate(has_feedback=Exists(feedback))
        .order_by("number")
        .values_list("enrolment", "activity_key", *Work._fields[2:-1])
    )


@prepared(person=PERSON)
def _asked(person: Any) -> Any:
    return (
        Review.objects.filter(reviewer__participant=person, submitted_at=None)
        .order_by("allocation__due_at", "pk")
        .values_list("reviewer", "submission__activity_key", "uuid", "saved_at", "allocation__due_at")
    )


def dates(person: int) -> dict[tuple[int, int], Dates]:
    """By seat and activity; a person's own due date is in them."""
    return _by_place(map(Dates._make, _dates(person=person)))


def meetings(person: int) -> dict[tuple[int, int], Meeting]:
    """By seat and activity."""
    return _by_place(map(Meeting._make, _sessions(person=person)))


def done(person: int) -> dict[tuple[int, UUID], Done]:
    """By seat and activity key."""
    return _by_place(map(Done._make, _progress(person=person)))


def work(person: int) -> dict[tuple[int, UUID], Work]:
    """By seat and activity key, the last version of each."""
    found: dict[tuple[int, UUID], Work] = {}
    for row in _submissions(person=person):
        version = Work(*row)
        place = (version.seat, version.activity)
        earlier = found.get(place)
        had_feedback = version.has_feedback or (earlier is not None and earlier.had_feedback)
        found[place] = version._replace(had_feedback=True) if had_feedback else version
    return found


def asked(person: int) -> dict[int, list[Asked]]:
    """By seat, what the person was asked to review and has not sent, the soonest first."""
    found: dict[int, list[Asked]] = {}
    for row in map(Asked._make, _asked(person=person)):
        found.setdefault(row.seat, []).append(row)
    return found


def _by_place(rows: Iterable[Row]) -> dict[Any, Row]:
    return {(row.seat, row.activity): row for row in rows}

"""The cohort at a glance: who stands where with what, in a fixed number of queries however many they are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Count,
    DateTimeField,
    Exists,
    Max,
    OuterRef,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts import reasons
from cohorts.models import Attendance, Cohort, CohortDate, PersonalDate, Progress, Review, Session, Submission
from cohorts.models.sessions import Presence
from cohorts.reports.figures import instant, number

# Letters of the cells, as the style sheet names them; the empty one is "not started".
OPEN, PROGRESS, DONE, WAITING, LATE, EXCUSED, LOCKED = "", "p", "d", "w", "l", "x", "k"
EXTENDED = "e"


# What a row and its flag need to know of a seat; tuples, for a thousand rows as objects would cost more than the rest.
SEAT = (
    "pk",
    "uuid",
    "participant__given_name",
    "participant__family_name",
    "participant__email",
    "company__name",
    "completed_at",
    "last_at",
    "missed",
    "owed",
)


@dataclass(frozen=True)
class Column:
    """An activity as a column; `letter` is the state of whoever has not begun it."""

    key: UUID
    number: int
    title: str
    kind: str
    required: bool
    due_at: datetime | None
    letter: str


@dataclass(frozen=True)
class Person:
    """A row: the seat, its cells by column, and how the person stands and why."""

    pk: int
    uuid: UUID
    name: str
    company: str
    cells: list[str]
    waiting: dict[int, str]
    standing: str
    reasons: list[reasons.Reason]

    @property
    def done(self) -> int:
        return sum(letter in (DONE, EXCUSED, WAITING) for letter in self.cells)


@dataclass(frozen=True)
class Desk:
    columns: list[Column]
    people: list[Person]

    @property
    def standings(self) -> Counter[str]:
        return Counter(person.standing for person in self.people)


def desk(
    cohort: Cohort, now: datetime, *, sessions: Iterable[Session], only: Iterable[int] | None = None
) -> Desk:
    """Every active participant (or `only` these seats) against every activity of the version."""
    columns = columns_of(cohort, now, {session.activity_id: session for session in sessions})
    seats = seats_of(cohort, now)
    if only is not None:
        seats = seats.filter(pk__in=list(only))
    rows = list(seats)
    marks = _marks(cohort, columns)
    return Desk(columns, [_person(row, columns, marks.get(row[0], ()), now) for row in rows])


def sessions_of(cohort: Cohort) -> Any:
    """The cohort's sessions in time, each knowing whether attendance was `taken`."""
    return cohort.sessions.select_related("activity").with_taken()


def columns_of(cohort: Cohort, now: datetime, sessions: Mapping[int, Any]) -> list[Column]:
    """The activities in the order of the course, with what holds for those who have not begun them."""
    dates = CohortDate.objects.filter(cohort=cohort).select_related("activity").order_by("activity__position")
    return [
        Column(
            key=date.activity.key,
            number=number,
            title=date.activity.title,
            kind=date.activity.kind,
            required=date.activity.required,
            due_at=date.due_at,
            letter=_letter(date, sessions.get(date.activity_id), now),
        )
        for number, date in enumerate(dates, start=1)
    ]


def _letter(date: CohortDate, session: Any, now: datetime) -> str:
    if date.opens_at and date.opens_at > now:
        return LOCKED
    if session is not None:
        # Until somebody has taken attendance nobody has missed anything.
        return LOCKED if session.starts_at > now else LATE if session.taken else OPEN
    return LATE if date.due_at and date.due_at < now else OPEN


def seats_of(cohort: Cohort, now: datetime) -> Any:
    """Active seats as tuples of SEAT in the order of names."""
    evidence = Progress.objects.filter(enrolment=OuterRef("pk")).order_by().values("enrolment")
    last = instant(evidence, Max(Coalesce("completed_at", "started_at")))
    annotated = cohort.enrolments.active().annotate(
        last_at=Coalesce(last, "enrolled_at", output_field=DateTimeField()),
        missed=_count(Attendance.objects.filter(presence=Presence.ABSENT), "enrolment"),
        owed=_count(Review.objects.filter(submitted_at=None, allocation__due_at__lt=now), "reviewer"),
    )
    return annotated.values_list(*SEAT)


def _count(rows: Any, seat: str) -> Any:
    return number(rows.filter(**{seat: OuterRef("pk")}).order_by().values(seat), Count("pk"))


def _marks(cohort: Cohort, columns: list[Column]) -> dict[int, list[tuple[int, str, str]]]:
    """By seat: `(column, letter, submission)`, own due dates before what weighs more than they, in one query."""
    place = {}
    for column in columns:
        place[str(column.key)] = place[column.key.hex] = column.number - 1
    found: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for seat, key, letter, submission in _evidence(cohort):
        if key in place:
            found[seat].insert(
                0 if letter == EXTENDED else len(found[seat]), (place[key], letter, submission)
            )
    return found


def _evidence(cohort: Cohort) -> Any:
    # Keys leave the database as text: turning 20,000 of them into UUIDs would cost more than all the rest.
    state = Case(
        When(completed_at__isnull=False, then=Value(DONE)),
        When(excused_at__isnull=False, then=Value(EXCUSED)),
        default=Value(PROGRESS),
        output_field=CharField(),
    )
    nothing = Value("", output_field=CharField())
    progress = Progress.objects.filter(enrolment__cohort=cohort).values_list(
        "enrolment_id", Cast("activity_key", CharField()), state, nothing
    )
    own_dates = PersonalDate.objects.filter(enrolment__cohort=cohort).values_list(
        "enrolment_id",
        Cast("activity__key", CharField()),
        Value(EXTENDED, output_field=CharField()),
        Cast("due_at", CharField()),
    )
    work = waiting(cohort).values_list(
        "enrolment_id",
        Cast("activity_key", CharField()),
        Value(WAITING, output_field=CharField()),
        Cast("uuid", CharField()),
    )
    return progress.order_by().union(own_dates.order_by(), work.order_by(), all=True)


def waiting(cohort: Cohort | Iterable[Cohort] | Any) -> Any:
    """Submissions that no facilitator has answered, only the last version of each."""
    cohorts = [cohort] if isinstance(cohort, Cohort) else cohort
    answered = Review.objects.filter(submission=OuterRef("pk"), reviewer=None).exclude(submitted_at=None)
    found = Submission.objects.last_versions().filter(~Exists(answered), accepted_at=None)
    return found.filter(enrolment__cohort__in=cohorts, enrolment__withdrawn_at=None)


def _person(
    row: tuple[Any, ...], columns: list[Column], marks: Iterable[tuple[int, str, str]], now: datetime
) -> Person:
    pk, uuid, given, family, email, company, completed_at, last_at, missed, owed = row
    cells = [column.letter for column in columns]
    work: dict[int, str] = {}
    for place, letter, extra in marks:
        _mark(cells, work, place, letter, extra, now)
    facts = reasons.Facts(
        completed=completed_at is not None,
        quiet_days=(now - last_at).days,
        has_open_work=any(letter in (OPEN, PROGRESS, LATE) for letter in cells),
        overdue=[
            (column.title, (now - column.due_at).days)
            for column, letter in zip(columns, cells, strict=True)
            if letter == LATE and column.required and column.kind != "session" and column.due_at
        ],
        missed_sessions=missed,
        owed_reviews=owed,
    )
    name = f"{given} {family}".strip() or email
    found = reasons.reasons(facts)
    return Person(pk, uuid, name, company or "", cells, work, reasons.standing(facts, found), found)


def _mark(cells: list[str], work: dict[int, str], place: int, letter: str, extra: str, now: datetime) -> None:
    """Lay one piece of evidence over a cell: work that waits weighs most, then what is settled."""
    held = cells[place]
    if letter == WAITING:
        cells[place], work[place] = WAITING, extra
    elif letter == EXTENDED:
        if held == LATE and datetime.fromisoformat(extra).replace(tzinfo=now.tzinfo) > now:
            cells[place] = OPEN
    elif letter in (DONE, EXCUSED):
        cells[place] = letter if held != WAITING else WAITING
    elif held in (OPEN, LOCKED):
        cells[place] = PROGRESS


def sentence(reason: reasons.Reason) -> str:
    """The reason in words that a facilitator can act on."""
    facts = {"count": reason.count, "about": reason.about}
    if reason.code == "overdue":
        return (
            ngettext("“%(about)s” is %(count)s day late", "“%(about)s” is %(count)s days late", reason.count)
            % facts
        )
    if reason.code == "quiet":
        return _("nothing new for %(count)s days") % facts
    if reason.code == "missed":
        return ngettext("missed a session", "missed %(count)s sessions", reason.count) % facts
    return ngettext("owes a review", "owes %(count)s reviews", reason.count) % facts

"""What a participant does now: one thing, and why it is that one. A function of facts, without a database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from cohorts.states import TO_DO, State


class Reason(StrEnum):
    MEETS = "meets"
    ASKED = "asked"
    LATE = "late"
    DUE = "due"
    ASKED_LATER = "asked later"
    BEGUN = "begun"
    NEXT = "next"
    FEEDBACK = "feedback"
    VOLUNTARY = "voluntary"
    WAIT = "wait"
    FINISHED = "finished"


@dataclass(frozen=True)
class Task:
    """An activity of the course as the chooser sees it; `item` is whatever the caller wants back."""

    position: int
    state: State
    required: bool = True
    is_session: bool = False
    opens_at: datetime | None = None
    due_at: datetime | None = None
    meets_at: datetime | None = None
    ends_at: datetime | None = None
    item: object = field(default=None, compare=False)


@dataclass(frozen=True)
class Request:
    """A review that others wait for, or feedback that came back and is unread (`position` orders them)."""

    position: int
    due_at: datetime | None = None
    item: object = field(default=None, compare=False)


@dataclass(frozen=True)
class NextStep:
    """The next step and why; `at` is the instant that the reason speaks of, if any."""

    reason: Reason
    item: object = field(default=None, compare=False)
    at: datetime | None = None


SOON = timedelta(days=7)
ABOUT_TO_MEET = timedelta(hours=18)


def choose(
    tasks: Iterable[Task], asked: Iterable[Request], feedback: Iterable[Request], now: datetime
) -> NextStep:
    """The one next step.

    First what has an hour (a session today), then what others wait for within three days, then what is late or
    due within a week, then other reviews, then the first required thing in order (what was begun before what was
    not), then unread feedback, then what is voluntary; otherwise wait for what comes, or the course is finished.
    """
    tasks = sorted(tasks, key=lambda task: task.position)
    work = [task for task in tasks if task.state in TO_DO and not task.is_session]
    asked = sorted(asked, key=lambda request: (_or_far(request.due_at), request.position))
    for found in (
        _about_to_meet(tasks, now),
        _asked(asked, now),
        _due(work, now),
        _request(asked, Reason.ASKED_LATER),
        _in_order(work),
        _request(sorted(feedback, key=lambda request: request.position), Reason.FEEDBACK),
        _voluntary(work),
    ):
        if found is not None:
            return found
    return _wait(tasks, now)


def _or_far(instant: datetime | None) -> float:
    return instant.timestamp() if instant else float("inf")


def _about_to_meet(tasks: list[Task], now: datetime) -> NextStep | None:
    for task in tasks:
        if task.meets_at and task.ends_at and task.meets_at - ABOUT_TO_MEET <= now <= task.ends_at:
            return NextStep(Reason.MEETS, task.item, task.meets_at)
    return None


def _asked(asked: list[Request], now: datetime) -> NextStep | None:
    urgent = [request for request in asked if request.due_at and request.due_at <= now + timedelta(days=3)]
    return NextStep(Reason.ASKED, urgent[0].item, urgent[0].due_at) if urgent else None


def _due(work: list[Task], now: datetime) -> NextStep | None:
    near = [task for task in work if task.required and task.due_at and task.due_at <= now + SOON]
    if not near:
        return None
    first = min(near, key=lambda task: (_or_far(task.due_at), task.position))
    return NextStep(Reason.LATE if first.state == State.LATE else Reason.DUE, first.item, first.due_at)


def _request(requests: list[Request], reason: Reason) -> NextStep | None:
    return NextStep(reason, requests[0].item, requests[0].due_at) if requests else None


def _in_order(work: list[Task]) -> NextStep | None:
    required = [task for task in work if task.required]
    if not required:
        return None
    first = next((task for task in required if task.state == State.PROGRESS), required[0])
    return NextStep(Reason.BEGUN if first.state == State.PROGRESS else Reason.NEXT, first.item, first.due_at)


def _voluntary(work: list[Task]) -> NextStep | None:
    return NextStep(Reason.VOLUNTARY, work[0].item, work[0].due_at) if work else None


def _wait(tasks: list[Task], now: datetime) -> NextStep:
    coming = [(task.opens_at, task) for task in tasks if task.state == State.LOCKED and task.opens_at]
    coming += [(task.meets_at, task) for task in tasks if task.meets_at and task.meets_at > now]
    if not coming:
        return NextStep(Reason.FINISHED)
    at, task = min(coming, key=lambda pair: (pair[0], pair[1].position))
    return NextStep(Reason.WAIT, task.item, at)

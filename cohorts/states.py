"""How an activity stands for one participant at one moment: a function of facts, without a database."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    LOCKED = "locked"
    OPEN = "open"
    PROGRESS = "progress"
    LATE = "late"
    WAITING = "waiting"
    CLOSED = "closed"
    DONE = "done"
    EXCUSED = "excused"
    MISSED = "missed"


TO_DO = frozenset({State.OPEN, State.PROGRESS, State.LATE})
SETTLED = frozenset({State.DONE, State.EXCUSED})


@dataclass(frozen=True)
class Facts:
    """What is known of one activity and one enrolment; `meets_at` to `ends_at` is the session's time."""

    opens_at: datetime | None = None
    due_at: datetime | None = None
    closes_at: datetime | None = None
    meets_at: datetime | None = None
    ends_at: datetime | None = None
    started_at: datetime | None = None
    handed_in_at: datetime | None = None
    completed_at: datetime | None = None
    excused_at: datetime | None = None


def state_of(facts: Facts, now: datetime) -> State:
    """What was settled or handed in stays so; then the opening, the closing and the due date speak, in this order.

    A date is met through its last moment: at the very instant of `due_at` nothing is late.
    """
    stands = (
        (State.DONE, facts.completed_at),
        (State.EXCUSED, facts.excused_at),
        (State.WAITING, facts.handed_in_at),
        (State.LOCKED, facts.opens_at and now < facts.opens_at),
        (State.CLOSED, facts.closes_at and now > facts.closes_at),
        (State.MISSED, facts.ends_at and now > facts.ends_at),
        (State.LATE, facts.due_at and now > facts.due_at),
        (State.PROGRESS, facts.started_at),
    )
    return next((state for state, holds in stands if holds), State.OPEN)


def is_open(facts: Facts, now: datetime) -> bool:
    """Whether the activity may be opened: it stays so after its due date and when it is done."""
    return facts.opens_at is None or now >= facts.opens_at


def takes_work(facts: Facts, now: datetime) -> bool:
    """Whether something may be handed in or done: open, and not closed."""
    return is_open(facts, now) and (facts.closes_at is None or now <= facts.closes_at)

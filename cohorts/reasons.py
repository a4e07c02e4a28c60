"""How a participant stands, and why: a function of a few facts, without a database."""

from collections.abc import Sequence
from dataclasses import dataclass

DONE, ON_TRACK, BEHIND, STUCK = "done", "on_track", "behind", "stuck"
QUIET_DAYS = 14
OVERDUE_DAYS = 14


@dataclass(frozen=True)
class Facts:
    """What is known of one person now; `overdue` are required activities and by how many days."""

    completed: bool = False
    quiet_days: int = 0
    has_open_work: bool = False
    overdue: Sequence[tuple[str, int]] = ()
    missed_sessions: int = 0
    owed_reviews: int = 0


@dataclass(frozen=True)
class Reason:
    """Why somebody is stuck: `quiet`, `overdue`, `missed` or `owes`, with its figure and what it is about."""

    code: str
    count: int
    about: str = ""


def reasons(facts: Facts) -> list[Reason]:
    """Every reason to get in touch, the weightiest first; nobody who has completed the course has one."""
    if facts.completed:
        return []
    found = [
        Reason("overdue", days, title)
        for title, days in sorted(facts.overdue, key=lambda item: -item[1])
        if days >= OVERDUE_DAYS
    ]
    if facts.has_open_work and facts.quiet_days >= QUIET_DAYS:
        found.append(Reason("quiet", facts.quiet_days))
    if facts.missed_sessions:
        found.append(Reason("missed", facts.missed_sessions))
    if facts.owed_reviews:
        found.append(Reason("owes", facts.owed_reviews))
    return found


def standing(facts: Facts, found: Sequence[Reason]) -> str:
    """One word for the figures above the desk, by the facts and their reasons: done, stuck, behind or on track.

    Whoever only owes others a review, or is late by less than two weeks, is behind, not stuck.
    """
    if facts.completed:
        return DONE
    if any(reason.code != "owes" for reason in found):
        return STUCK
    return BEHIND if facts.overdue or found else ON_TRACK

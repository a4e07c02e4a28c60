"""What completes an activity, and what completes the course: rules without a database."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

# Why an activity counts as completed: the words that progress rows keep.
READ = "read"
HANDED_IN = "handed in"
WRITTEN = "written"
ATTENDED = "attended"
ANSWERED = "answered"
# What each kind of activity is completed by.
HOW = {
    "lesson": READ,
    "assignment": HANDED_IN,
    "reflection": WRITTEN,
    "session": ATTENDED,
    "interactive": ANSWERED,
}

ALL_REQUIRED = "all required activities"
PRESENCES_THAT_COUNT = frozenset({"present", "late"})


def assignment_completes(
    settings: dict[str, Any], *, is_handed_in: bool, is_handed_out: bool, unsent: int
) -> bool:
    """Handed in; and where peers review, once reviews were handed out, all of one's own are sent."""
    if not is_handed_in:
        return False
    return not settings.get("peer") or (is_handed_out and unsent == 0)


def score_completes(settings: dict[str, Any], score: float | None, score_max: float | None) -> bool:
    """Any result completes, unless the author set a share (`pass_percent`) that must be reached."""
    wanted = settings.get("pass_percent") or 0
    if not wanted:
        return True
    return bool(score_max) and (score or 0) * 100 >= wanted * (score_max or 0)


def presence_completes(presence: str) -> bool:
    """Who was there, from the start or later, has attended."""
    return presence in PRESENCES_THAT_COUNT


def completes_course(required: Iterable[UUID], settled: Iterable[UUID]) -> bool:
    """All required activities are completed or excused; a course without any is not completed by itself."""
    required = set(required)
    return bool(required) and required <= set(settled)

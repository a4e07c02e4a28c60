"""Date rules into instants: days or working days from the start or a session, at a local wall-clock time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import holidays

START = "start"
MORNING, MIDNIGHT = "08:00", "23:59"
SHORTEST = timedelta(minutes=15)
# Days on which nobody works although no law says so: Midsummer's, Christmas and New Year's Eve.
AS_GOOD_AS_FREE = {"SE": ("public", "de_facto")}


class NoSuchAnchor(ValueError):
    """A rule hangs on a session that is not there, or on itself."""


@dataclass(frozen=True)
class Place:
    """Where a cohort lives: the date it starts, its wall clock and its country's working days."""

    start: date
    time_zone: str
    country: str


@dataclass(frozen=True)
class Planned:
    """What has dates: its key, the rules of its settings, and the minutes a meeting takes."""

    key: str
    rules: Mapping[str, Any]
    minutes: int = 0


@dataclass(frozen=True)
class Dates:
    """The instants of one activity; `starts_at` and `ends_at` only for a session."""

    opens_at: datetime | None = None
    due_at: datetime | None = None
    closes_at: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@lru_cache(maxsize=32)
def calendar(country: str) -> Any:
    """The country's holidays; an unknown country has none, so that only weekends are free."""
    try:
        return holidays.country_holidays(country, categories=AS_GOOD_AS_FREE.get(country))
    except NotImplementedError:
        return frozenset()


def is_working(day: date, country: str) -> bool:
    return day.weekday() < 5 and day not in calendar(country)


def shift(day: date, days: int, *, working: bool, country: str) -> date:
    """The day so many days later (earlier when negative).

    In working days, none means the day itself or, when it is free, the next working day.
    """
    if not working:
        return day + timedelta(days=days)
    step = timedelta(days=1 if days >= 0 else -1)
    while days == 0 and not is_working(day, country):
        day += step
    for _ in range(abs(days)):
        day += step
        while not is_working(day, country):
            day += step
    return day


def instant(day: date, at: str, time_zone: str) -> datetime:
    """The wall-clock time of that day there, as UTC.

    A time that the clocks skip in spring moves on by the gap; one that comes twice in autumn is the first.
    """
    return datetime.combine(day, time.fromisoformat(at), ZoneInfo(time_zone)).astimezone(UTC)


def resolve(
    rule: Mapping[str, Any] | None, anchors: Mapping[str, date], place: Place, at: str
) -> datetime | None:
    """The instant that a rule gives; no rule gives none. `at` is the time where the rule names none."""
    if not rule:
        return None
    anchor = str(rule.get("anchor") or START)
    if anchor not in anchors:
        raise NoSuchAnchor(anchor)
    day = shift(
        anchors[anchor],
        int(rule.get("days") or 0),
        working=bool(rule.get("working")),
        country=place.country,
    )
    return instant(day, rule.get("at") or at, place.time_zone)


def sessions(
    planned: Iterable[Planned], place: Place, moved: Mapping[str, datetime] | None = None
) -> dict[str, datetime]:
    """When each session starts; `moved` sessions keep the time given, and others may hang on them."""
    waiting = {item.key: item for item in planned if item.rules.get("starts")}
    starts = {key: at for key, at in (moved or {}).items() if key in waiting}
    waiting = {key: item for key, item in waiting.items() if key not in starts}
    while waiting:
        anchors = anchor_days(starts, place)
        ready = [
            item for item in waiting.values() if str(item.rules["starts"].get("anchor") or START) in anchors
        ]
        if not ready:
            raise NoSuchAnchor(next(iter(waiting)))
        for item in ready:
            at = resolve(item.rules["starts"], anchors, place, MORNING)
            assert at is not None  # noqa: S101
            starts[item.key] = at
            del waiting[item.key]
    return starts


def anchor_days(starts: Mapping[str, datetime], place: Place) -> dict[str, date]:
    """The local date of the start and of every session."""
    zone = ZoneInfo(place.time_zone)
    return {START: place.start} | {key: at.astimezone(zone).date() for key, at in starts.items()}


def plan(
    planned: Iterable[Planned], place: Place, moved: Mapping[str, datetime] | None = None
) -> dict[str, Dates]:
    """Every activity's dates, from its rules alone; the same rules and place always give the same dates."""
    planned = list(planned)
    starts = sessions(planned, place, moved)
    anchors = anchor_days(starts, place)
    return {item.key: _dates(item, starts.get(item.key), anchors, place) for item in planned}


def _dates(item: Planned, start: datetime | None, anchors: Mapping[str, date], place: Place) -> Dates:
    return Dates(
        opens_at=resolve(item.rules.get("opens"), anchors, place, MORNING),
        due_at=resolve(item.rules.get("due"), anchors, place, MIDNIGHT),
        closes_at=resolve(item.rules.get("closes"), anchors, place, MIDNIGHT),
        starts_at=start,
        ends_at=start and start + max(timedelta(minutes=item.minutes), SHORTEST),
    )

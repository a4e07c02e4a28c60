"""What changed from one version to the next. Pure: two frozen courses in, a list out."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from courses.frozen import FrozenActivity, FrozenCourse, FrozenModule

COURSE_FIELDS = ("kind", "titles", "summaries", "descriptions", "languages", "weeks", "minutes_per_week")
ACTIVITY_FIELDS = ("kind", "required", "minutes", "titles", "summaries", "settings", "bodies")


@dataclass(frozen=True)
class Change:
    """One field that differs; `languages` when it is a text."""

    field: str
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Difference:
    """`verb` is added, removed, moved or changed; `what` is course, module or activity."""

    verb: str
    what: str
    key: str
    titles: Mapping[str, str]
    changes: tuple[Change, ...] = ()


def between(old: FrozenCourse, new: FrozenCourse) -> list[Difference]:
    """Everything that differs, in the order of the new course, then what is gone in the order of the old."""
    return [
        *_course(old, new),
        *_things("module", _modules(old), _modules(new), ("titles", "summaries")),
        *_things("activity", _activities(old), _activities(new), ACTIVITY_FIELDS),
    ]


@dataclass(frozen=True)
class _Placed:
    thing: FrozenModule | FrozenActivity
    home: str


def _modules(course: FrozenCourse) -> dict[str, _Placed]:
    return {module.key: _Placed(module, "") for module in course.modules}


def _activities(course: FrozenCourse) -> dict[str, _Placed]:
    return {each.key: _Placed(each, module.key) for module in course.modules for each in module.activities}


def _course(old: FrozenCourse, new: FrozenCourse) -> list[Difference]:
    changes = _changes(old, new, COURSE_FIELDS)
    return [Difference("changed", "course", "", new.titles, changes)] if changes else []


def _things(
    what: str, old: dict[str, _Placed], new: dict[str, _Placed], names: tuple[str, ...]
) -> list[Difference]:
    moved = _moved(old, new)
    found = []
    for key, placed in new.items():
        titles = placed.thing.titles
        if key not in old:
            found.append(Difference("added", what, key, titles))
            continue
        if key in moved:
            found.append(Difference("moved", what, key, titles))
        if changes := _changes(old[key].thing, placed.thing, names):
            found.append(Difference("changed", what, key, titles, changes))
    gone = [key for key in old if key not in new]
    return found + [Difference("removed", what, key, old[key].thing.titles) for key in gone]


def _moved(old: dict[str, _Placed], new: dict[str, _Placed]) -> set[str]:
    """Those in another module, and the fewest whose move explains the new order of those that stayed."""
    other_home = {key for key in new if key in old and old[key].home != new[key].home}
    stayed = [key for key in new if key in old and key not in other_home]
    place = {key: index for index, key in enumerate(key for key in old if key in set(stayed))}
    return other_home | (set(stayed) - _longest_rising(stayed, place))


def _longest_rising(keys: list[str], place: dict[str, int]) -> set[str]:
    best: list[list[str]] = []
    for key in keys:
        before = [run for run in best if place[run[-1]] < place[key]]
        best.append([*_longest(before), key])
    return set(_longest(best))


def _longest(runs: list[list[str]]) -> list[str]:
    return max(runs, key=len, default=[])


def _changes(old: Any, new: Any, names: tuple[str, ...]) -> tuple[Change, ...]:
    known = {field.name for field in fields(new)}
    return tuple(
        _change(name, getattr(old, name), getattr(new, name))
        for name in names
        if name in known and getattr(old, name) != getattr(new, name)
    )


def _change(name: str, old: Any, new: Any) -> Change:
    if name in {"titles", "summaries", "descriptions", "bodies"}:
        return Change(name, tuple(code for code in sorted(old | new) if old.get(code) != new.get(code)))
    if name == "settings":
        names = sorted(key for key in old | new if old.get(key) != new.get(key))
        return Change(name, tuple(names))
    return Change(name)

"""A course as a version holds it, as plain values: what is compared, checked, hashed and written. Pure."""

import dataclasses
import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, TypeVar

Texts = dict[str, str]
Made = TypeVar("Made")


def copied(kind: type[Made], row: Any, **given: Any) -> Made:
    """A frozen thing with the fields of the same names of `row`, and those that are given."""
    names = {field.name for field in dataclasses.fields(kind)} - given.keys()  # type: ignore[arg-type]
    return kind(**{name: getattr(row, name) for name in names}, **given)


def values(frozen: Any, *, without: Collection[str]) -> dict[str, Any]:
    """The fields of a frozen thing by name: what its row takes."""
    return {
        field.name: getattr(frozen, field.name)
        for field in dataclasses.fields(frozen)
        if field.name not in without
    }


@dataclass(frozen=True)
class FrozenActivity:
    key: str
    kind: str
    required: bool
    minutes: int
    titles: Texts
    summaries: Texts
    settings: dict[str, Any]
    bodies: dict[str, list[dict[str, Any]]]

    @property
    def title(self) -> str:
        return next((title for title in self.titles.values() if title), self.key)


@dataclass(frozen=True)
class FrozenModule:
    key: str
    titles: Texts
    summaries: Texts
    activities: tuple[FrozenActivity, ...]

    @property
    def title(self) -> str:
        return next((title for title in self.titles.values() if title), self.key)


@dataclass(frozen=True)
class FrozenCourse:
    kind: str
    titles: Texts
    summaries: Texts
    descriptions: Texts
    languages: list[str]
    weeks: int
    minutes_per_week: int
    modules: tuple[FrozenModule, ...]

    @property
    def activities(self) -> list[FrozenActivity]:
        """All of them in the order of the course."""
        return [activity for module in self.modules for activity in module.activities]

    @property
    def digest(self) -> str:
        """SHA-256 of everything in it; two courses with the same digest are the same."""
        text = json.dumps(dataclasses.asdict(self), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

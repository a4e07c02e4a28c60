"""A course as a version holds it, as plain values: what is compared, checked, hashed and written. Pure."""

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from typing import Any

Texts = dict[str, str]


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

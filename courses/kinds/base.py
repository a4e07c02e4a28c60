"""What every kind has: typed settings, the freezing of its pages, its checks, the sentence of its completion."""

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django.conf import settings
from django.utils.translation import gettext as _

from content.media import Keep

START, GONE = "start", "gone"
Pages = Mapping[str, Any]
Bodies = dict[str, list[dict[str, Any]]]


class NoSuchKind(LookupError):
    """No kind of activity has this name or page type."""


@dataclass(frozen=True)
class Problem:
    """What the check list says: an `error` prevents publishing, a warning is shown. `key` is the page's."""

    error: bool
    sentence: str
    key: str = ""


@dataclass(frozen=True)
class DateRule:
    """So many days (working days) after the start or a session, at a wall-clock time; negative for before."""

    anchor: str = START
    days: int = 0
    working: bool = False
    at: str = ""

    def __post_init__(self) -> None:
        if not -400 <= self.days <= 400:
            raise ValueError(f"{self.days} days are too many")
        if self.at and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", self.at):
            raise ValueError(f"{self.at!r} is not a time of day")

    @classmethod
    def from_block(cls, value: Mapping[str, Any]) -> Self:
        """The rule that an author wrote; a session is named by its key, the same in all languages."""
        session, at = value.get("session"), value.get("at")
        return cls(
            anchor=str(session.translation_key) if session else START,
            days=value.get("days") or 0,
            working=bool(value.get("working")),
            at=f"{at:%H:%M}" if at else "",
        )


@dataclass(frozen=True)
class Settings:
    """What a version knows of an activity beside its text. Kinds add fields; all survive `freeze` and `thaw`."""

    opens: DateRule | None = None
    due: DateRule | None = None
    closes: DateRule | None = None
    RULES: ClassVar[tuple[str, ...]] = ("opens", "due", "closes")

    def freeze(self) -> dict[str, Any]:
        """As JSON values; what is empty is left out."""
        return {
            name: value for name, value in dataclasses.asdict(self).items() if value not in (None, {}, [])
        }

    @classmethod
    def thaw(cls, frozen: Mapping[str, Any]) -> Self:
        """The settings of a version's activity; fields that it does not have take their default."""
        known = {field.name for field in dataclasses.fields(cls)}
        values = {name: value for name, value in frozen.items() if name in known}
        rules = {name: DateRule(**values[name]) for name in cls.RULES if values.get(name)}
        return cls(**values | rules)

    @property
    def rules(self) -> dict[str, DateRule]:
        """Its date rules by name."""
        return {name: rule for name in self.RULES if (rule := getattr(self, name)) is not None}


def rules_of(stream: Any) -> dict[str, DateRule]:
    """The date rules of a stream by name; one whose session was deleted hangs on GONE, not on the start."""
    found = {}
    for child, raw in zip(stream, stream.raw_data, strict=True):
        rule = DateRule.from_block(child.value)
        lost = raw["value"].get("session") and not child.value.get("session")
        found[child.block_type] = dataclasses.replace(rule, anchor=GONE) if lost else rule
    return found


def dates_of(page: Any) -> dict[str, DateRule]:
    return rules_of(page.dates)


@dataclass(frozen=True)
class Kind:
    """A kind of activity. `label`, `completion` are lazy translations; functions get the pages by language.

    `freeze(main, pages, keep)` returns settings and bodies; `main` is the page in the course's first language.
    `check(activity)` yields problems of a frozen activity beyond those that every kind has.
    """

    name: str
    label: Any
    icon: str
    page: type
    completion: Any
    freeze: Callable[[Any, Pages, Keep], tuple[Settings, Bodies]]
    settings: type[Settings] = Settings
    check: Callable[[Any], list[Problem]] = lambda activity: []

    def minutes(self, page: Any) -> int:
        """How long it takes, as the author says."""
        return page.minutes


def empty_bodies(activity: Any) -> list[Problem]:
    """An error for each language in which there is nothing to read."""
    return [
        Problem(
            error=True,
            sentence=_("“%(title)s” has no content in %(language)s.")
            % {"title": activity.title, "language": language_name(language)},
            key=activity.key,
        )
        for language, body in activity.bodies.items()
        if not body
    ]


def language_name(code: str) -> str:
    return str(dict(settings.LANGUAGES).get(code, code))

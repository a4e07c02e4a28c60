"""A session: a meeting with an agenda; completed by being there."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.bodies import texts
from courses.kinds.base import START, DateRule, Kind, Problem, Settings, dates_of, rules_of
from courses.models import SessionPage


@dataclass(frozen=True)
class SessionSettings(Settings):
    starts: DateRule | None = None
    place: str = ""
    RULES: ClassVar[tuple[str, ...]] = (*Settings.RULES, "starts")


def freeze(main, pages, keep):
    rules = dates_of(main) | rules_of(main.starts)
    return SessionSettings(**rules, place=main.place), texts(pages, "agenda")


def check(activity):
    starts = activity.settings.get("starts")
    if starts is None or starts.get("anchor") != START:
        sentence = _("“%(title)s” does not say when it starts.") % {"title": activity.title}
        yield Problem(True, sentence, activity.key)
    if not all(activity.bodies.values()):
        yield Problem(False, _("“%(title)s” has no agenda.") % {"title": activity.title}, activity.key)


KIND = Kind(
    name="session",
    label=gettext_lazy("Session"),
    icon="people",
    page=SessionPage,
    settings=SessionSettings,
    completion=gettext_lazy("Completed when your attendance is recorded."),
    freeze=freeze,
    check=check,
)

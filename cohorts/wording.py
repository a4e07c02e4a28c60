"""How things stand, in sentences: days and times of the cohort's time zone, in the person's language."""

from datetime import date, datetime, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import dateformat
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from cohorts.states import State

NEAR = {0: gettext_lazy("today"), 1: gettext_lazy("tomorrow"), -1: gettext_lazy("yesterday")}


class Clock:
    """Says instants as people of one cohort say them."""

    def __init__(self, time_zone: str, now: datetime):
        self.zone: tzinfo = ZoneInfo(time_zone)
        self.now = now
        self.today = self.local(now).date()

    def local(self, instant: datetime) -> datetime:
        return instant.astimezone(self.zone)

    def day(self, instant: datetime) -> str:
        """“Tuesday 10 March”, with the year when it is another one."""
        at = self.local(instant).date()
        if at.year == self.today.year:
            return _said(at, pgettext("format of a day", "l j F"), get_language())
        return _said(at, pgettext("format of a day with year", "j F Y"), get_language())

    def short(self, instant: datetime) -> str:
        """“10 Mar”: for narrow places."""
        at = self.local(instant).date()
        return _said(at, pgettext("format of a short day", "j M"), get_language())

    def time(self, instant: datetime) -> str:
        return f"{self.local(instant):%H:%M}"

    def on_day(self, instant: datetime) -> str:
        """“today”, “tomorrow”, “yesterday” or “on Tuesday 10 March”."""
        days = (self.local(instant).date() - self.today).days
        if days in NEAR:
            return str(NEAR[days])
        return pgettext("on a day", "on %(day)s") % {"day": self.day(instant)}

    def at(self, instant: datetime) -> str:
        """“on Tuesday 10 March at 09:00”."""
        return _("%(on_day)s at %(time)s") % {"on_day": self.on_day(instant), "time": self.time(instant)}

    def span(self, start: datetime, end: datetime) -> str:
        """“Tuesday 10 March, 09:00–12:30”."""
        return f"{self.day(start)}, {self.time(start)}–{self.time(end)}"


@lru_cache(maxsize=1024)
def _said(day: date, form: str, _language: str | None) -> str:
    """A page says the same few days dozens of times."""
    return dateformat.format(day, form)


def full_day(day: date) -> str:
    """“10 March 2027”: a day that stands alone."""
    return dateformat.format(day, pgettext("format of a day with year", "j F Y"))


def opens(instant: datetime, clock: Clock) -> str:
    return _("Opens %(at)s") % {"at": clock.at(instant)}


def review_due(due_at: datetime | None, clock: Clock) -> str:
    """By when a review is asked for; late ones are still welcome."""
    if not due_at:
        return ""
    if due_at < clock.now:
        return _("The date was %(day)s; it is still welcome.") % {"day": clock.day(due_at)}
    return _("Due %(at)s") % {"at": clock.at(due_at)}


def status(step: Any, clock: Clock) -> tuple[str, str]:
    """The sign and the sentence of an activity on someone's way."""
    if step.activity.kind == "session" and step.session and step.state not in {State.DONE, State.EXCUSED}:
        return _session_status(step, clock)
    return STATUSES[step.state](step, clock)


def _session_status(step: Any, clock: Clock) -> tuple[str, str]:
    if step.facts.ends_at < clock.now:
        return "waiting", _("Took place %(on_day)s. Your attendance is not recorded yet.") % {
            "on_day": clock.on_day(step.facts.meets_at)
        }
    return "open", clock.span(step.facts.meets_at, step.facts.ends_at)


def _locked(step: Any, clock: Clock) -> tuple[str, str]:
    return "locked", opens(step.facts.opens_at, clock)


def _open(step: Any, clock: Clock) -> tuple[str, str]:
    if step.facts.due_at:
        return "open", _("Due %(at)s") % {"at": clock.at(step.facts.due_at)}
    return "open", _("Open")


def _progress(step: Any, clock: Clock) -> tuple[str, str]:
    if step.facts.due_at:
        return "progress", _("Begun. Due %(at)s") % {"at": clock.at(step.facts.due_at)}
    return "progress", _("Begun")


def _late(step: Any, clock: Clock) -> tuple[str, str]:
    return "late", _("Was due %(on_day)s. You are still welcome to hand it in.") % {
        "on_day": clock.on_day(step.facts.due_at)
    }


def _waiting(step: Any, clock: Clock) -> tuple[str, str]:
    if step.has_news:
        return "waiting", _("Feedback has come")
    if step.activity.peer:
        return "waiting", _(
            "Handed in %(on_day)s. It is done when your reviews of others are written too."
        ) % {"on_day": clock.on_day(step.submission.submitted_at)}
    return "waiting", _handed_in(step, clock)


def _closed(step: Any, clock: Clock) -> tuple[str, str]:
    return "locked", _("Closed %(on_day)s. Ask your facilitator if you need more time.") % {
        "on_day": clock.on_day(step.facts.closes_at)
    }


def _done(step: Any, clock: Clock) -> tuple[str, str]:
    if step.has_news:
        return "done", _("Feedback has come")
    if step.submission:
        return "done", _handed_in(step, clock)
    return "done", _("Done %(on_day)s") % {"on_day": clock.on_day(step.facts.completed_at)}


def _excused(step: Any, clock: Clock) -> tuple[str, str]:
    excuse = step.progress.excuse
    return "excused", _("Excused: %(reason)s") % {"reason": excuse} if excuse else _("Excused")


def _missed(step: Any, clock: Clock) -> tuple[str, str]:
    return "waiting", _("Has passed")


def _handed_in(step: Any, clock: Clock) -> str:
    if step.submission.accepted_at:
        return _("Accepted %(on_day)s") % {"on_day": clock.on_day(step.submission.accepted_at)}
    return _("Handed in %(on_day)s") % {"on_day": clock.on_day(step.submission.submitted_at)}


STATUSES = {
    State.LOCKED: _locked,
    State.OPEN: _open,
    State.PROGRESS: _progress,
    State.LATE: _late,
    State.WAITING: _waiting,
    State.CLOSED: _closed,
    State.DONE: _done,
    State.EXCUSED: _excused,
    State.MISSED: _missed,
}

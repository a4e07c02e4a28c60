"""What every page of an activity needs: the activity on the participant's way, its neighbours, its text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts import kinds, wording
from cohorts.models import Enrolment
from cohorts.reports.space import Step, step_at
from cohorts.states import is_open
from courses import kinds as authored
from courses import reports
from courses.models import Activity
from lms.core import durations

ANY_SEAT, ANY_KEY = str(UUID(int=0)), str(UUID(int=1))


def enrolments(user: Any) -> Any:
    """The enrolments whose pages the person may see, with what each page shows of them."""
    return Enrolment.objects.visible_to(user).select_related("cohort__version", "cohort__organisation")


@dataclass(frozen=True)
class Visit:
    """One person at one activity of one enrolment."""

    enrolment: Enrolment
    step: Step
    activities: Sequence[Activity]
    clock: wording.Clock
    is_own: bool

    @property
    def activity(self) -> Activity:
        return self.step.activity

    @property
    def is_open(self) -> bool:
        return is_open(self.step.facts, self.clock.now)

    @property
    def previous(self) -> Activity | None:
        before = [row for row in self.activities if row.position < self.activity.position]
        return before[-1] if before else None

    @property
    def next(self) -> Activity | None:
        return next((row for row in self.activities if row.position > self.activity.position), None)

    @property
    def siblings(self) -> list[dict[str, Any]]:
        """The activities of the same module, to go between them."""
        rows = [row for row in self.activities if row.module_id == self.activity.module_id]
        return [neighbour(self.enrolment, row) | {"current": row == self.activity} for row in rows]

    def url(self, name: str = "show_activity", *extra: Any) -> str:
        return reverse(f"cohorts:{name}", args=[self.enrolment.uuid, self.activity.key, *extra])

    def page(self, **more: Any) -> dict[str, Any]:
        """The context that all activity pages share."""
        sign, sentence = wording.status(self.step, self.clock)
        kind = kinds.of(self.activity.kind)
        return {
            "enrolment": self.enrolment,
            "activity": self.activity,
            "step": self.step,
            "kind": kind,
            "completion": authored.of(self.activity).completion,
            "is_own": self.is_own,
            "state": sign,
            "sentence": sentence,
            "minutes": durations.spoken(self.activity.minutes) if self.activity.minutes else "",
            "crumbs": [(_("Home"), "/"), (self.enrolment.cohort.version.title, space_url(self.enrolment))],
            "siblings": self.siblings,
            "previous": neighbour(self.enrolment, self.previous),
            "next": neighbour(self.enrolment, self.next),
        } | more


def space_url(enrolment: Enrolment) -> str:
    return _address("show_enrolment").replace(ANY_SEAT, str(enrolment.uuid))


def activity_url(enrolment: Enrolment, key: Any) -> str:
    """A course space asks for it once per activity: the pattern is resolved once and filled in."""
    return (
        _address("show_activity", ANY_KEY).replace(ANY_SEAT, str(enrolment.uuid)).replace(ANY_KEY, str(key))
    )


@cache
def _address(name: str, *key: str) -> str:
    return reverse(f"cohorts:{name}", args=[ANY_SEAT, *key])


def neighbour(enrolment: Enrolment, activity: Activity | None) -> dict[str, Any]:
    """A link to the activity; empty without one."""
    if activity is None:
        return {}
    return {"title": activity.title, "url": activity_url(enrolment, activity.key)}


def visit(request: Any, enrolment: Enrolment, key: Any, *, kind: str = "") -> Visit:
    """The activity of that key (and kind, when one is named) in the enrolment's own version, else 404."""
    request.accent = enrolment.cohort.organisation.accent
    now = timezone.now()
    activities = reports.activities_of(enrolment.cohort.version)
    activity = next((row for row in activities if row.key == key), None)
    if activity is None or kind not in {"", activity.kind}:
        raise Http404
    return Visit(
        enrolment=enrolment,
        step=step_at(enrolment, activity, now),
        activities=activities,
        clock=wording.Clock(enrolment.cohort.time_zone, now),
        is_own=enrolment.participant_id == request.user.pk,
    )

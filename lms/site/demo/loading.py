"""The whole demo, once; a second call changes nothing."""

import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation
from cohorts.actions.cohorts import prepare
from cohorts.models import Cohort
from courses.models import Course, CourseVersion
from lms.site.demo import finished, running
from lms.site.demo.curricula import load_curricula
from lms.site.demo.people import load_people

ZONE = "Europe/Stockholm"


def load() -> None:
    """Curricula, people, a cohort half way, one that has ended and one that has not begun."""
    people = load_people()
    load_curricula(by=people["eva-sundqvist"])
    if Cohort.objects.exists():
        return
    with transaction.atomic():
        _load_cohorts(people)


def _load_cohorts(people):
    first, latest = _versions("leadership")
    administrator, leaders = people["karin-nyberg"], [people["gunilla-astrom"], people["stefan-kuoppala"]]
    finished.certificate_type(Organisation.objects.get(slug="skelleftea"))
    spring = _cohort(first, "Ledarskap vår", monday(weeks_ago=30), 16, leaders[:1], administrator)
    finished.fill(spring, people, leaders[0])
    autumn = _cohort(latest, "Ledarskap höst", monday(weeks_ago=7), 20, leaders, administrator)
    running.fill(autumn, people, leaders[0])
    _, workshop = _versions("workshop")
    _cohort(workshop, "Prissamtal som håller", monday(weeks_ago=-4), 24, leaders[1:], administrator)


def _versions(kind: str) -> tuple[CourseVersion, CourseVersion]:
    """The first and the latest version of the demo's course of this kind."""
    versions = Course.objects.get(kind=kind).versions
    return versions.earliest("number"), versions.latest("number")


def _cohort(version, name, starts_on, seats, facilitators, administrator):
    return prepare(
        version,
        name=f"{name} {starts_on.year}",
        starts_on=starts_on,
        time_zone=ZONE,
        seats=seats,
        facilitators=facilitators,
        by=administrator,
        key="",
    )


def monday(*, weeks_ago: int) -> datetime.date:
    """The Monday of that week."""
    today = timezone.localdate()
    return today - datetime.timedelta(days=today.weekday(), weeks=weeks_ago)

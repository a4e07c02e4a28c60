"""Making a cohort out of a course version, and running its frame: seats, facilitators, closing."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Membership
from cohorts.models import RUNNING, Cohort, CohortDate, Facilitation, Session
from cohorts.reports import planning
from cohorts.reports.planning import PlannedActivity
from cohorts.schedule import NoSuchAnchor, Place
from courses.models import CourseVersion
from lms.core import audit
from lms.core.errors import DomainError
from lms.core.idempotency import once


class DatesImpossible(DomainError):
    """A date rule of the version hangs on a session that is not in it."""


class TooFewSeats(DomainError):
    """More people have a seat than there would be."""


@once(Cohort, "cohort.prepared")
def prepare(
    version: CourseVersion,
    *,
    name: str,
    starts_on: date,
    time_zone: str,
    seats: int,
    facilitators: Iterable[Any] = (),
    by: Any,
    key: str = "",
) -> Cohort:
    """Make the cohort with every date and session that the version's rules give; the same key gives the same cohort."""
    organisation = version.course.organisation
    cohort = Cohort(
        organisation=organisation,
        version=version,
        name=name,
        starts_on=starts_on,
        time_zone=time_zone,
        country=organisation.country,
        seats=seats,
        made_by=by,
    )
    rows = dates_of(version, planning.place_of(cohort))
    cohort.save()
    _write_dates(cohort, rows)
    for person in facilitators:
        Facilitation.objects.create(cohort=cohort, user=person)
    audit.record("cohort.prepared", cohort, by=by, version=version.pk, seats=seats)
    return cohort


def dates_of(version: CourseVersion, place: Place) -> list[PlannedActivity]:
    """The preview that `prepare` does exactly; refuses rules that lead nowhere in a sentence."""
    try:
        return planning.preview(version, place)
    except NoSuchAnchor as error:
        raise DatesImpossible(
            _(
                "A date in this version hangs on a session that is not in it. Ask the author to publish it again."
            )
        ) from error


def _write_dates(cohort: Cohort, rows: list[PlannedActivity]) -> None:
    CohortDate.objects.bulk_create(
        CohortDate(
            cohort=cohort,
            activity=row.activity,
            opens_at=row.dates.opens_at,
            due_at=row.dates.due_at,
            closes_at=row.dates.closes_at,
        )
        for row in rows
    )
    Session.objects.bulk_create(
        Session(
            cohort=cohort,
            activity=row.activity,
            starts_at=row.dates.starts_at,
            ends_at=row.dates.ends_at,
            place=str(row.activity.settings.get("place") or "")[:200],
            link=str(row.activity.settings.get("link") or ""),
        )
        for row in rows
        if row.dates.starts_at and row.dates.ends_at
    )


@transaction.atomic
def change(cohort: Cohort, *, seats: int, facilitators: Iterable[Any], by: Any) -> Cohort:
    """Set the seats, never fewer than are taken, and who runs the cohort from now on."""
    cohort = Cohort.objects.select_for_update(of=("self",)).get(pk=cohort.pk)
    taken = cohort.enrolments.active().count()
    if seats < taken:
        raise TooFewSeats(_("%(count)s people have a seat already.") % {"count": taken})
    cohort.seats = seats
    cohort.save(update_fields=["seats"])
    wanted = {person.pk for person in facilitators}
    live = cohort.facilitations.live()
    held = set(live.values_list("user_id", flat=True))
    live.exclude(user__in=wanted).update(ended_at=timezone.now())
    Facilitation.objects.bulk_create(
        Facilitation(cohort=cohort, user_id=user) for user in sorted(wanted - held)
    )
    audit.record("cohort.changed", cohort, by=by, seats=seats, facilitators=sorted(wanted))
    return cohort


@transaction.atomic
def end_facilitations(membership: Membership) -> None:
    """After a role has ended: its person runs the organisation's cohorts only if another role allows it."""
    person, organisation = membership.user, membership.organisation_id
    others = person.memberships.live().filter(organisation=organisation, role__in=RUNNING)
    if others.exists():
        return
    for held in person.facilitations.filter(ended_at=None, cohort__organisation=organisation):
        held.ended_at = timezone.now()
        held.save(update_fields=["ended_at"])
        audit.record("facilitation.ended", held.cohort, by=audit.SYSTEM, person=person.pk)

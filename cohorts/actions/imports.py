"""Bringing a list of people into a cohort: what the preview said, for all or for nobody."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import actions as accounts
from cohorts.actions import enrolments
from cohorts.models import Cohort
from cohorts.people_list import Row
from cohorts.reports import imports as reports
from cohorts.reports.imports import NEW, Preview
from companies import actions as companies
from lms.core import audit
from lms.core.errors import DomainError


class TooFewSeats(DomainError):
    """The list needs more seats than are free."""


@transaction.atomic
def bring_in(cohort: Cohort, rows: list[Row], *, by: Any) -> Preview:
    """Invite the new and seat the new and the known; rows with problems are left out, a second run does nothing.

    Returns what was done, as the preview says it.
    """
    cohort = Cohort.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=cohort.pk)
    plan = reports.preview(cohort, rows)
    if plan.too_many:
        raise TooFewSeats(
            _("The list needs %(count)s more seats than are free. Nobody was brought in.")
            % {"count": plan.too_many}
        )
    for line in plan.to_do:
        seat_one(cohort, line.row, by=by)
    if plan.to_do:
        audit.record("people.imported", cohort, by=by, new=len(plan.of(NEW)), seated=len(plan.to_do))
    return plan


@transaction.atomic
def seat_one(cohort: Cohort, row: Row, *, by: Any) -> Any:
    """Invite one person, unless known, find or make their company, and give them a seat."""
    person = accounts.invite(
        row.email,
        organisation=cohort.organisation,
        given_name=row.given_name,
        family_name=row.family_name,
        language=row.language or "sv",
        by=by,
    )
    company = None
    if row.company:
        company = companies.find_or_add(
            row.company, number=row.number, organisation=cohort.organisation, by=by
        )
    return enrolments.enrol(person, cohort, by=by, company=company)

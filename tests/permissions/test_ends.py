"""What ends is over with the next request: roles, desks, seats, a company's contacts."""

import pytest
from django.utils import timezone

from accounts.actions.roles import end_role, give_role
from accounts.models import Membership, Organisation
from cohorts.actions import enrolments
from cohorts.models import Enrolment, Facilitation
from companies.models import Contact
from lms.core import audit
from tests.factories import UserFactory
from tests.permissions.policy import OWN, ROLES
from tests.permissions.table import CASES, ROWS

DESK = [row for row in ROWS if row.at and "facilitator" in row.open and "other_facilitator" not in row.open]


def all_ends():
    """End all roles, contacts and seats of the world; the desks hang on the roles."""
    held = list(Membership.objects.live())
    for organisation in Organisation.objects.all():
        give_role(UserFactory(), organisation, "administrator", by=audit.SYSTEM)
    for membership in held:
        end_role(membership, by=audit.SYSTEM)
    for seat in Enrolment.objects.active():
        enrolments.withdraw(seat, by=audit.SYSTEM)
    Contact.objects.update(ended_at=timezone.now())


@pytest.fixture
def ended(undone):
    all_ends()


def left(asker, rows, roles_of):
    """What somebody still gets who should not."""
    for row in rows:
        for role in roles_of(row):
            for method in row.methods:
                one = asker.row(row, role, OWN, method)
                if one.answer not in row.allowed_after_the_end(role, method):
                    yield str(one)


def test_nothing_is_left_of_a_role_that_has_ended(asker, ended):
    private = [row for row in (*ROWS, *CASES) if not row.is_public]

    assert list(left(asker, private, lambda row: sorted(row.open))) == []


@pytest.mark.prove
def test_nobody_gets_more_when_all_roles_have_ended(asker, ended):
    assert list(left(asker, (*ROWS, *CASES), lambda row: ROLES)) == []


def test_who_no_longer_facilitates_a_cohort_is_like_any_other_facilitator(asker, undone):
    Facilitation.objects.update(ended_at=timezone.now())
    found = [asker.row(row, "facilitator", OWN, method) for row in DESK for method in row.methods]

    assert len(found) > 30
    assert [
        str(one) for one in found if one.answer not in one.row.allowed("other_facilitator", OWN, one.method)
    ] == []

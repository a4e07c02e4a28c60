"""The table is not blind: a hole in any one rule or scope turns it red."""

from itertools import chain

import pytest

from tests.permissions.mutants import mutants, of_permission
from tests.permissions.policy import FOREIGN, OWN, ROLES, SISTER, VISITOR
from tests.permissions.table import CASES, ROWS
from tests.permissions.test_answers import BY_LINK, foreign
from tests.permissions.test_guards import of_the_table, wrong, wrong_in_general
from tests.permissions.test_table import deviates
from tests.permissions.walk import leaves

POLICIES = {leaf.name: leaf.policy for leaf in leaves()}


def slice_of(mutant):
    """The rows that ask the right of the mutant, or all: those first that name an object."""
    rows = [
        row
        for row in (*CASES, *ROWS)
        if mutant.permission in {"", POLICIES[row.name]} and mutant.address in {"", row.name}
    ]
    return sorted(rows, key=lambda row: not row.at)


@pytest.fixture(scope="module")
def known(asker, django_db_blocker):
    """What each rule and each scope says by itself, when none has a hole."""
    with django_db_blocker.unblock():
        return of_the_table(asker)


def found_by(asker, known, mutant):
    """The first rule, scope or request that says otherwise than the table."""
    with mutant.opened():
        for said in chain(wrong_in_general(asker), wrong(asker, known)):
            return said
        for one in asker.walk(slice_of(mutant), ROLES.keys() - {VISITOR}, (OWN, SISTER, FOREIGN)):
            if deviates(one) or (one.row.name not in BY_LINK and any(foreign(one))):
                return str(one)
    return ""


@pytest.mark.parametrize(
    "name", ["cohorts.run_cohort", "certificates.revoke_certificate", "companies.view_company"]
)
def test_a_right_that_everybody_has_is_seen(asker, known, name):
    assert found_by(asker, known, of_permission(name))


@pytest.mark.prove
@pytest.mark.once
@pytest.mark.parametrize("mutant", list(mutants()), ids=lambda mutant: mutant.name)
def test_every_hole_is_seen(asker, known, mutant):
    assert found_by(asker, known, mutant)

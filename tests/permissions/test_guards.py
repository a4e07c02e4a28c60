"""Rules and scopes each by itself: a guard that the other one would cover for is seen to be missing too.

Over HTTP a scope hides what a rule forgot, and the rule refuses what a scope let through. Here both are asked of
the same objects as in the table, for each role alone.
"""

from django.contrib.auth import get_user_model
from rules.permissions import permissions

from tests.permissions.asking import place_of
from tests.permissions.mutants import everything
from tests.permissions.policy import FOREIGN, OWN, PASSED, SIGNED_IN, SISTER, Answer
from tests.permissions.table import CASES, ROWS
from tests.permissions.test_ends import all_ends
from tests.permissions.walk import leaves

PLACES = (OWN, SISTER, FOREIGN)
GUARDS = {leaf.name: leaf.pattern.callback for leaf in leaves() if hasattr(leaf.pattern.callback, "scope")}
GUARDED = [row for row in (*ROWS, *CASES) if row.name in GUARDS]
# Rights that are asked about nothing in particular, and an address of each.
GENERAL = {
    leaf.policy: row
    for row in ROWS
    for leaf in leaves()
    if leaf.name == row.name not in GUARDS and leaf.policy in permissions
}


def object_of(asker, row, place):
    """What the row's address names at a place, found without any scope."""
    model = GUARDS[row.name].scope(asker.world.people["participant"]).model
    return everything(model).get(uuid=row.at(place_of(asker.world, place))["uuid"])


def cases(asker, places, expected):
    """Each guard with each object once: `{(right, scope, object): ({role: answer}, row, place)}`."""
    found = {}
    for row in GUARDED:
        for place in places:
            wanted = {role: expected(row, role, place) for role in sorted(SIGNED_IN)}
            guard = GUARDS[row.name]
            found[guard.policy, guard.scope, object_of(asker, row, place), *wanted.values()] = (
                wanted,
                row,
                place,
            )
    return found


def wrong(asker, known):
    """Where rule or scope say otherwise than the cases do."""
    people = everybody(asker)
    for (right, scope, about, *_), (wanted, row, place) in known.items():
        for role, answer in wanted.items():
            sees = scope(people[role]).filter(pk=about.pk).exists()
            if sees is not (answer not in {Answer.UNSEEN, Answer.DOOR}):
                yield f"{row.name} ({place}): the scope for {role}"
            if people[role].has_perm(right, about) is not (answer in PASSED):
                yield f"{row.name} ({place}): {right} for {role}"


def wrong_in_general(asker):
    """Where a right about nothing in particular says otherwise than the table."""
    people = everybody(asker)
    for right, row in GENERAL.items():
        for role, person in people.items():
            if person.has_perm(right) is not (row.answer(role) in PASSED):
                yield f"{row.name}: {right} for {role}"


def everybody(asker):
    """The people of the roles, without anything that was kept of them."""
    return {role: get_user_model().objects.get(pk=asker.world.people[role].pk) for role in SIGNED_IN}


def of_the_table(asker):
    return cases(asker, PLACES, lambda row, role, place: row.answer(role, place))


def test_each_rule_and_each_scope_holds_alone(asker):
    known = of_the_table(asker)

    assert len(known) > 50
    assert [*wrong(asker, known), *wrong_in_general(asker)] == []


def test_each_rule_and_each_scope_ends_alone(asker, undone):
    all_ends()
    known = cases(asker, (OWN,), lambda row, role, place: row.after_the_end(role))

    assert list(wrong(asker, known)) == []

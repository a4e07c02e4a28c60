"""Every URL is in the table, and the site answers as the table says."""

from pathlib import Path

import pytest

from tests.permissions.asking import as_each_role
from tests.permissions.matrix import written
from tests.permissions.policy import FOREIGN, KEPT_OUT, OWN, SISTER
from tests.permissions.table import AREAS, CASES, EXEMPT, ROWS
from tests.permissions.walk import leaves

NAMES = {row.name for row in ROWS}
PREFIXES = tuple(area.prefix for area in AREAS)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def deviates(one):
    return one.answer not in one.row.allowed(one.role, one.place, one.method)


def mixed(asker, row):
    """Addresses that name an object of one's own and another of a foreign cohort."""
    own, foreign = row.at(asker.world.own), row.at(asker.world.foreign)
    if isinstance(own, list) or row.secret or row.is_public:
        return
    for name in own.keys() - {"uuid"}:
        if own[name] != foreign[name]:
            yield asker.url(row, **{name: foreign[name]})


def test_every_url_is_declared():
    known = NAMES | EXEMPT.keys()

    assert [
        leaf.name for leaf in leaves() if leaf.name not in known and not leaf.route.startswith(PREFIXES)
    ] == []


def test_no_row_is_left_of_a_url_that_is_gone():
    assert sorted((NAMES | EXEMPT.keys()) - {leaf.name for leaf in leaves()}) == []


def test_few_urls_are_exempt():
    assert len(EXEMPT) <= 10
    assert all(EXEMPT.values())


def test_an_address_stands_in_one_row():
    assert len(NAMES) == len(ROWS)


def test_every_view_of_ours_carries_a_mark():
    ours = [leaf for leaf in leaves() if leaf.name in NAMES and not leaf.name.startswith("wagtail")]

    assert [leaf.name for leaf in ours if not leaf.policy] == []


def test_the_page_for_administrators_is_written_from_the_table():
    page = Path(__file__).parents[2] / "docs" / "permissions.md"

    assert page.read_text() == written(), "Write it again: python -m tests.permissions.matrix"


@as_each_role
def test_the_table_holds(asked, role):
    assert [str(one) for one in asked(role) if deviates(one)] == []


@as_each_role
def test_who_is_kept_out_writes_nothing(asked, role):
    assert [f"{one} {set(one.wrote)}" for one in asked(role) if one.answer in KEPT_OUT and one.wrote] == []


def test_an_own_address_opens_no_foreign_object(asker):
    urls = [
        (role, method, url)
        for row in ROWS
        if row.at
        for role in sorted(row.open)[:1]
        for method in row.methods
        for url in mixed(asker, row)
    ]
    found = [asker.ask(role, method, url) for role, method, url in urls]

    assert urls
    assert [str(one) for one in found if one.answer not in KEPT_OUT] == []


@pytest.mark.prove
@as_each_role
def test_the_whole_table_holds_by_every_method(asker, role):
    found = [
        asker.row(row, role, place, method)
        for row in (*ROWS, *CASES)
        for place in ((OWN, SISTER, FOREIGN) if row.at else (OWN,))
        for method in METHODS
    ]

    assert [str(one) for one in found if deviates(one)] == []

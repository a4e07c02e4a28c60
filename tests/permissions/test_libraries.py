"""The addresses that Wagtail and allauth bring: who gets in at all, and nothing of other organisations inside."""

import pytest
from django.urls import NoReverseMatch, reverse
from django.urls.resolvers import RoutePattern

from tests.permissions.asking import as_each_role
from tests.permissions.policy import ALL, KEPT_OUT, VISITOR, Answer
from tests.permissions.table import AREAS, ROWS
from tests.permissions.test_answers import bad_headers, foreign
from tests.permissions.walk import leaves

NAMES = {row.name for row in ROWS}
CMS, ACCOUNTS = AREAS
# Of Wagtail's addresses, what shows nothing of anybody: symbols, words of scripts.
OPEN_TO_ALL = {"wagtailadmin_sprite", "wagtailadmin_javascript_catalog"}
# Wagtail's own trial of the page that says that something failed.
FAILS = {"wagtailadmin_error_test"}
# Wagtail reads a field that its page always sends; without it, it fails. Only authors get so far.
BREAKS = {("POST", "wagtailadmin_choose_page_external_link")}
# Where nothing but the borders of `courses` keeps organisations apart; asked in every run.
BORDERS = {
    "wagtailadmin_explore",
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_pages:history",
    "wagtailadmin_pages:usage",
    "wagtailadmin_api:documents:listing",
    "wagtailadmin_api:pages:detail",
    "wagtailadmin_reports:page_types_usage",
}
# The words in addresses that mean something.
WORDS = {
    "app_label": "courses",
    "app_name": "courses",
    "model_name": "coursepage",
    "content_type_app_name": "courses",
}
WORDS |= {
    "content_type_model_name": "coursepage",
    "action": "publish",
    "mode": "participant",
    "view_name": "edit",
}


def library_leaves(area, names=()):
    found = [
        leaf for leaf in leaves() if leaf.route.startswith(area.prefix) and leaf.name not in NAMES | FAILS
    ]
    return [leaf for leaf in found if not names or leaf.name in names]


def key_of(leaf, house):
    """The object of the house that a number in this address means."""
    kinds = {
        "wagtailimages": house.image,
        "wagtaildocs": house.document,
        "wagtailadmin_collections": house.folder,
    }
    space = leaf.name.split(":")[0].removesuffix("_chooser")
    return kinds.get(space, house.lesson_page).pk


def address(leaf, house):
    """The address of a leaf with objects of the house; None where no address leads to it."""
    pattern = leaf.pattern.pattern
    if not isinstance(pattern, RoutePattern):
        values = [key_of(leaf, house)] * pattern.regex.groups
        named = dict(zip(pattern.regex.groupindex, values, strict=False))
        return _reverse(leaf.name, kwargs=named) if named else _reverse(leaf.name, args=values)
    values = {name: _value(leaf, house, name, kind) for name, kind in pattern.converters.items()}
    return _reverse(leaf.name, kwargs=values)


def _value(leaf, house, name, kind):
    if type(kind).__name__ == "IntConverter" or name in {"pk", "object_id", "page_id"}:
        return key_of(leaf, house)
    if type(kind).__name__ == "UUIDConverter":
        return house.content.uuid
    return WORDS.get(name, "x")


def _reverse(name, **options):
    try:
        return reverse(name, **options)
    except NoReverseMatch:
        return None


def answers(asker, leaves_, role, house, methods=("GET",)):
    for leaf in leaves_:
        url = address(leaf, house)
        for method in methods if url else ():
            yield leaf, asker.ask(role, method, url)


def let_in(leaf, one):
    return leaf.name not in OPEN_TO_ALL and one.answer not in KEPT_OUT | {Answer.NOT_SO}


def told(one):
    """Canaries of places that the role may not read."""
    return sorted(set(foreign(one)))


def test_nearly_every_address_of_a_library_can_be_asked(world):
    unknown = [leaf.name for leaf in library_leaves(CMS) if address(leaf, world.own) is None]

    assert len(library_leaves(CMS)) > 180
    assert len(unknown) <= 10, unknown


@pytest.mark.parametrize("role", sorted(ALL - CMS.open))
def test_the_authoring_site_lets_nobody_else_in(asker, world, role):
    found = [
        (leaf, one) for leaf, one in answers(asker, library_leaves(CMS)[:: _step(role)], role, world.own)
    ]

    assert found
    assert [str(one) for leaf, one in found if let_in(leaf, one)] == []


def _step(role):
    """All for a visitor and a participant; every fifth for the others, who are kept out by the same line."""
    return 1 if role in {VISITOR, "participant"} else 5


def test_an_author_sees_nothing_of_another_organisation(asker, world):
    asked = library_leaves(CMS)[::6] + library_leaves(CMS, BORDERS)
    found = [one for _leaf, one in answers(asker, asked, "author", world.foreign)]

    assert [f"{one} {told(one)}" for one in found if told(one)] == []
    assert [str(one) for one in found if one.answer is Answer.FAILED] == []


@pytest.mark.prove
@pytest.mark.parametrize("role", sorted(CMS.open))
@pytest.mark.parametrize("place", ["own", "foreign"])
def test_the_whole_authoring_site_keeps_organisations_apart(asker, world, role, place):
    found = [
        (leaf, one)
        for leaf, one in answers(asker, library_leaves(CMS), role, getattr(world, place), ("GET", "POST"))
        if (place == "own" and role != "other_administrator") or one.method == "GET" or one.wrote
    ]
    failed = [(leaf, one) for leaf, one in found if one.answer is Answer.FAILED]

    assert [f"{one} {told(one)}" for _leaf, one in found if told(one)] == []
    assert [str(one) for leaf, one in failed if (one.method, leaf.name) not in BREAKS] == []


@pytest.mark.prove
@pytest.mark.parametrize("role", sorted(ALL - CMS.open))
def test_the_authoring_site_lets_nobody_else_in_by_any_method(asker, world, role):
    found = answers(asker, library_leaves(CMS), role, world.own, ("GET", "POST", "PUT", "DELETE"))

    assert [str(one) for leaf, one in found if let_in(leaf, one)] == []


@as_each_role
def test_signing_in_shows_nothing_of_others(asker, world, role):
    found = [one for _leaf, one in answers(asker, library_leaves(ACCOUNTS), role, world.own, ("GET", "POST"))]

    assert [f"{one} {told(one)}" for one in found if told(one)] == []
    assert [str(one) for one in found if one.answer is Answer.FAILED] == []
    assert [f"{one}: {missing}" for one in found for missing in bad_headers(one)] == []

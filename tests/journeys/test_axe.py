"""Every page of every role: axe finds nothing, nothing is wider than a small phone, all is in the person's language."""

import re

import pytest
from bs4 import BeautifulSoup

from tests.journeys.crawl import Crawl, look_at, pattern_of, tokens_of

pytestmark = pytest.mark.browser
PUBLIC = ("/", "/catalogue/", "/verify/", "/accounts/login/", "/accounts/password/reset/", "/accessibility/")
OWN = ("/", "/settings/", "/accounts/password/change/", "/accounts/2fa/", "/verify/")
STAFF = (*OWN, "/cohorts/", "/companies/", "/catalogue/")
# role: e-mail, language in the sample, where they begin
ROLES = {
    "visitor": ("", "de", PUBLIC),
    "participant": ("sofia.wikberg@tva-ugnar.example", "sv", OWN),
    "participant half way": ("jurgen.brandt@kodladan.example", "de", OWN),
    "facilitator": ("gunilla.astrom@skelleftea.example", "de", STAFF),
    "administrator": ("karin.nyberg@skelleftea.example", "sv", (*STAFF, "/office/", "/office/people/")),
    "author": ("eva.sundqvist@skelleftea.example", "sv", (*OWN, "/cms/courses/", "/cms/h5p/")),
    "adviser": ("torbjorn.ohman@pitea.example", "de", STAFF),
    "company contact": ("magnus.burstrom@burevattnets-mekaniska.example", "sv", STAFF),
}
BOTH = ("light", "dark")
seen_patterns, seen_tokens = set(), set()


def arrive(somebody, role, language):
    """The person of this role at their first page, speaking this language."""
    person = somebody(language, viewport={"width": 1280, "height": 900})
    email, _sample, starts = ROLES[role]
    if email:
        person.sign_in(email)
        person.speak(language)
    return person, [start for start in starts if person.knows(start)]


@pytest.mark.xdist_group(
    "axe"
)  # one process, so that each page that is alike for several roles is looked at once
@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_can_reach_is_accessible(role, somebody):
    person, starts = arrive(somebody, role, ROLES[role][1])
    crawl = Crawl(person, most_alike=2)
    crawl.walk(*starts)

    for number, (path, soup) in enumerate(crawl.pages.items()):
        if is_news(path, soup):
            crawl.problems += look_at(person, path, schemes=(("light", "dark")[number % 2],))
    assert not crawl.problems, "\n".join(crawl.problems)


def is_news(path, soup):
    """An address or a building block that no role has shown yet; keeps the sample small and complete."""
    pattern, tokens = pattern_of(path), tokens_of(soup)
    news = pattern not in seen_patterns or len(tokens - seen_tokens) > 2
    seen_patterns.add(pattern)
    seen_tokens.update(tokens)
    return news


@pytest.mark.prove
@pytest.mark.parametrize("language", ["sv", "de", "en"])
@pytest.mark.parametrize("role", ROLES)
def test_every_page_in_every_language_and_theme_is_accessible(role, language, somebody):
    person, starts = arrive(somebody, role, language)
    crawl = Crawl(person)
    crawl.walk(*starts)

    for path in crawl.pages:
        crawl.problems += look_at(person, path, schemes=BOTH, phone=True)
    assert not crawl.problems, "\n".join(crawl.problems)


# Wagtail's own form parts, which we cannot mend from here: its rich text editor has no name, a block of one field no
# label of its own, and alike blocks are landmarks of one name.
WAGTAILS_OWN = ("aria-input-field-name", "label at ['#body-", "landmark-unique at ['#block-")
WRITING = re.compile(r"/cms/pages/(\d+)/")


@pytest.mark.prove
def test_what_authors_write_in_is_accessible(somebody):
    author, _starts = arrive(somebody, "author", "sv")

    found = [problem for path in places_of_writing(author) for problem in look_at(author, path, schemes=BOTH)]

    assert [problem for problem in found if not any(own in problem for own in WAGTAILS_OWN)] == []


def places_of_writing(author):
    """The author's first page, and of a course one page of every kind."""
    course = WRITING.search(author.fetch("/cms/courses/").text()).group(1)
    modules = WRITING.findall(author.fetch(f"/cms/pages/{course}/").text())
    parts = [
        page
        for module in set(modules)
        for page in WRITING.findall(author.fetch(f"/cms/pages/{module}/").text())
    ]
    kinds = {}
    for page in dict.fromkeys([course, *modules, *parts]):
        edit = f"/cms/pages/{page}/edit/"
        soup = BeautifulSoup(author.fetch(edit).text(), "lxml")
        kinds.setdefault(frozenset(tag["name"] for tag in soup.select("#main form [name]")), edit)
    return ["/cms/", "/cms/images/", "/cms/documents/", *list(kinds.values())[:9]]

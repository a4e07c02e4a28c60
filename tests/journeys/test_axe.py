"""Every page of every role: axe finds nothing, nothing is wider than a small phone, all is in the person's language."""

import pytest

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
seen_patterns, seen_tokens = set(), set()


def arrive(somebody, role, language):
    """The person of this role at their first page, speaking this language."""
    person = somebody(language, viewport={"width": 1280, "height": 900})
    email, _sample, starts = ROLES[role]
    if email:
        person.sign_in(email)
        person.speak(language)
    return person, [start for start in starts if person.knows(start)]


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_can_reach_is_accessible(role, somebody):
    person, starts = arrive(somebody, role, ROLES[role][1])
    crawl = Crawl(person)
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
    crawl = Crawl(person, most_alike=3)
    crawl.walk(*starts)

    for path in crawl.pages:
        crawl.problems += look_at(person, path, schemes=("light", "dark"), phone=True)
    assert not crawl.problems, "\n".join(crawl.problems)

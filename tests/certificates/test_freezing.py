import datetime

import pytest
from django.utils import translation

from accounts.models import ACCENTS
from certificates import facts
from certificates.actions import freezing
from tests.certificates import people


def test_every_colour_of_an_organisation_has_its_colour_on_paper():
    assert set(freezing.ACCENTS) == {name for name, _label in ACCENTS}


def test_words_are_frozen_in_each_language():
    certificate = people.certificate()

    words = certificate.facts["words"]
    assert set(words) == {"sv", "de", "en"}
    assert words["en"]["completed"] == "has completed the leadership programme"
    assert words["en"]["signed"].startswith("Skellefteå, ")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-01-12", "2026-05-18", "12 January – 18 May 2026"),
        ("2025-11-03", "2026-02-01", "3 November 2025 – 1 February 2026"),
        ("2026-05-18", "2026-05-18", "18 May 2026"),
        ("2026-09-01", "2026-05-18", "18 May 2026"),
    ],
)
def test_period_says_the_year_once(first, last, said):
    with translation.override("en"):
        assert freezing._period(first, last, "en") == said


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [("2026-01-31", 1, "2026-02-28"), ("2026-12-15", 1, "2027-01-15"), ("2024-02-29", 12, "2025-02-28")],
)
def test_months_later_stays_in_the_month(day, months, later):
    assert facts.months_later(datetime.date.fromisoformat(day), months).isoformat() == later


def test_choose_takes_the_first_language_that_has_a_text():
    assert facts.choose({"sv": "", "de": "Führen"}, "sv") == ("Führen", "de")
    assert facts.choose({}, "sv") == ("", "sv")

"""What a certificate says, frozen when it is issued: plain JSON, in every language that it can be read in.

Nothing here asks the database, the settings or the translations, so the same facts give the same paper for ever.
"""

import calendar
import datetime
from typing import NotRequired, TypedDict

LANGUAGES = ("sv", "de", "en")

Texts = dict[str, str]


class Module(TypedDict):
    """One module of the course as the certificate lists it."""

    title: Texts
    hours: NotRequired[Texts]


class Organisation(TypedDict):
    """Who issues."""

    name: str
    accent: str


class Signatory(TypedDict):
    """Who answers for the certificate."""

    name: str
    title: Texts
    place: str


class Words(TypedDict):
    """The sentences and labels of one language, as they were when the certificate was issued."""

    heading: str
    certifies: str
    completed: str
    facts: list[list[str]]
    modules: str
    signed: str
    verify: str
    verify_hint: str
    qr: str
    number: str
    code: str


class Facts(TypedDict):
    """Everything that a certificate says."""

    number: str
    code: str
    verify_url: str
    language: str
    name: str
    course: Texts
    kind: Texts
    outcome: Texts
    hours: str
    starts_on: str
    ends_on: str
    issued_on: str
    expires_on: str
    organisation: Organisation
    signatory: Signatory
    modules: list[Module]
    words: dict[str, Words]


def choose(texts: Texts, language: str) -> tuple[str, str]:
    """The text in that language, else in the first that there is, with the language it is really in."""
    if texts.get(language):
        return texts[language], language
    return next(((text, other) for other, text in texts.items() if text), ("", language))


def spoken(texts: Texts, language: str) -> str:
    """The text in that language, else in the first that there is."""
    return choose(texts, language)[0]


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month that many months later, or the month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))

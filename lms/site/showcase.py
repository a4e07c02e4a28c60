"""Examples for the page of components: each component in each of its states."""

import re
from pathlib import Path

from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator

from accounts.models import ACCENTS

STATES = (
    ("open", ""),
    ("progress", "In progress, saved yesterday at 16:20"),
    ("done", "Done on 12 March"),
    ("waiting", "Handed in; two colleagues have until Friday to answer"),
    ("locked", "Opens Tuesday 10 March, two working days before session 3"),
    ("late", "The date was 3 March; hand in when you can, Maria reads it on Thursdays"),
    ("excused", "Excused by Maria Lund: parental leave until May"),
)

STOPS = (
    {"label": "Lead yourself", "at": 4, "state": "done", "note": "Done in January", "href": "#"},
    {"label": "Feedback that helps", "at": 26, "state": "done", "note": "Done on 20 February", "href": "#"},
    {"label": "Delegate", "at": 48, "state": "progress", "note": "3 of 5 done", "href": "#"},
    {"label": "Price and sell", "at": 72, "state": "open", "note": "Opens 7 April", "href": ""},
    {"label": "Strategy on a page", "at": 96, "state": "open", "note": "Opens 5 May", "href": ""},
)

LEVELS = (
    ("1", "Not yet", "The task is named, but nobody could say when it is done."),
    ("2", "On the way", "Task and date are clear; what the person may decide is not."),
    ("3", "Clear", "Task, date and room to decide are clear to an outsider."),
    ("4", "A model", "As clear, and it says how the two will talk about what goes wrong."),
)

CRITERIA = tuple(
    {
        "key": key,
        "title": title,
        "hint": hint,
        "levels": [{"value": value, "title": name, "text": text} for value, name, text in LEVELS],
        "chosen": chosen,
        "comment": "",
        "error": error,
    }
    for key, title, hint, chosen, error in (
        ("clarity", "Clear enough to act on", "Would you know on Monday what to do?", "3", ""),
        ("courage", "Lets go of something real", "", "", "Choose a level, or say below why you cannot."),
        ("follow", "Comes back to it", "", "", ""),
    )
)

MARKS = tuple(
    {
        "title": title,
        "marks": [
            {"judge": "You", "level": own, "comment": ""},
            {"judge": "Two colleagues", "level": peers, "comment": said},
            {"judge": "Facilitator", "level": judged, "comment": ""},
        ],
    }
    for title, own, peers, said, judged in (
        ("Clear enough to act on", "Clear", "On the way", "I would ask what he may spend.", "Clear"),
        ("Lets go of something real", "On the way", "Clear", "", "Clear"),
        ("Comes back to it", "Not yet", "On the way", "", ""),
    )
)

ENTRIES = (
    {"when": "20 Feb, 09:00–16:00", "title": "Session 2: feedback", "href": "#", "text": "", "state": "done"},
    {
        "when": "3 March",
        "title": "Hand in: a delegation",
        "href": "#",
        "text": "Draft saved",
        "state": "progress",
    },
    {
        "when": "12 March, 09:00–16:00",
        "title": "Session 3: delegate",
        "href": "#",
        "text": "Kulturhuset, room 2, and online",
        "state": "open",
    },
)

PEOPLE = (
    {"name": "Anna Bergström", "company": "Bergström Smide AB", "href": "#"},
    {"name": "Yusuf Demir", "company": "Demir Logistik AB", "href": "#"},
    {"name": "Maximiliane von Hohenstein-Wernigerode", "company": "Küstenholz GmbH & Co. KG", "href": "#"},
    {"name": "Maria Lund", "company": "Facilitator", "href": ""},
)

CHANGES = (
    {"what": "Session 3: delegate", "was": "Thu 12 March 09:00", "becomes": "Tue 17 March 09:00"},
    {"what": "Hand in: a delegation", "was": "Tue 3 March", "becomes": "Fri 13 March"},
    {
        "what": "18 participants and 2 facilitators",
        "was": "",
        "becomes": "get a message with a new calendar entry",
    },
)

HEAT = tuple(
    (
        name,
        [
            (letter, {"n": "·", "p": "◐", "w": "?", "d": "✓", "l": "!", "x": "–", "k": "×"}[letter])
            for letter in letters
        ],
    )
    for name, letters in (
        ("Anna Bergström", "dddddpnkk"),
        ("Yusuf Demir", "ddwdldnkk"),
        ("Eva Nilsson", "dxxddwpkk"),
        ("Tomasz Kowalski", "dpllnnnkk"),
    )
)

COLUMNS = (
    {"label": "Participant", "number": False},
    {"label": "Company", "number": False},
    {"label": "Done", "number": True},
    {"label": "Last seen", "number": False},
)

ROWS = tuple(
    [
        {"label": "Participant", "text": name, "href": "#", "number": False},
        {"label": "Company", "text": company, "href": "", "number": False},
        {"label": "Done", "text": done, "href": "", "number": True},
        {"label": "Last seen", "text": seen, "href": "", "number": False},
    ]
    for name, company, done, seen in (
        ("Anna Bergström", "Bergström Smide AB", "14 of 25", "today"),
        ("Yusuf Demir", "Demir Logistik AB", "13 of 25", "yesterday"),
        ("Eva Nilsson", "Nilssons Bageri", "9 of 25", "3 March"),
    )
)

RECEIPT = (
    ("Assignment", "A delegation"),
    ("Handed in", "3 March 2026, 16:42"),
    ("Version", "2"),
    ("Contents", "612 words, 1 file"),
)

CERTIFICATE = (
    ("Name", "Anna Bergström"),
    ("Programme", "Leading a small growing company"),
    ("Given by", "Norrviken municipality"),
    ("Completed", "12 June 2026"),
    ("Extent", "48 hours, 5 sessions"),
)

VERDICTS = tuple(
    {"state": state, "rows": rows, "text": text, "href": href, "label": label}
    for state, rows, text, href, label in (
        ("valid", CERTIFICATE, "", "", ""),
        ("expired", CERTIFICATE[:3], "It was valid until 12 June 2029.", "", ""),
        (
            "superseded",
            CERTIFICATE[:3],
            "A spelling was corrected on 1 July 2026.",
            "#verdicts",
            "The newer certificate",
        ),
        ("revoked", CERTIFICATE[:1], "Revoked on 2 July 2026: issued to the wrong person.", "", ""),
        ("unknown", (), "", "", ""),
    )
)

ANSWER = """I hand over the *weekly planning* to Eva.

- She decides who works when.
- I decide about overtime, and we talk about it on Fridays."""

FILES = (
    {"name": "Delegation on one page.pdf", "url": "#", "note": "PDF, 240 kB"},
    {"name": "Förteckning över uppgifter, bolagsledning (utkast 3).xlsx", "url": "#", "note": "Excel, 18 kB"},
)

TABS = (
    {"url": "#", "label": "Overview", "current": True, "count": ""},
    {"url": "#", "label": "To assess", "current": False, "count": 7},
    {"url": "#", "label": "Attendance", "current": False, "count": ""},
    {"url": "#", "label": "Dates", "current": False, "count": ""},
)

FAILURES = (
    {"what": "Row 14, Eva Nilsson", "why": "The e-mail address has no @."},
    {"what": "Row 22, Tomasz Kowalski", "why": "Organisation number 556016-0681 fails its check digit."},
)

PALETTE = (
    "paper",
    "panel",
    "ink",
    "ink-soft",
    "line",
    "line-strong",
    "accent",
    "accent-soft",
    "good",
    "warn",
    "bad",
    "info",
)


class ExampleForm(forms.Form):
    name = forms.CharField(label="Name of the cohort", help_text="As participants will see it.")
    email = forms.EmailField(label="E-mail", required=False)
    language = forms.ChoiceField(
        label="Language", choices=[("sv", "Svenska"), ("de", "Deutsch"), ("en", "English")]
    )
    starts_on = forms.DateField(label="First day", widget=forms.DateInput(attrs={"type": "date"}))
    seats = forms.IntegerField(label="Seats", min_value=1)
    way = forms.ChoiceField(
        label="How it meets",
        choices=[("site", "On site"), ("online", "Online"), ("both", "Both")],
        widget=forms.RadioSelect,
    )
    about = forms.CharField(label="About", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    plan = forms.FileField(label="Plan", required=False)
    listed = forms.BooleanField(
        label="Show in the catalogue", required=False, help_text="Anyone can see it there."
    )


EXAMPLES = {
    "accents": [name for name, _ in ACCENTS],
    "palette": PALETTE,
    "states": STATES,
    "stops": STOPS,
    "criteria": CRITERIA,
    "judges": ("You", "Two colleagues", "Facilitator"),
    "marks": MARKS,
    "entries": ENTRIES,
    "people": PEOPLE,
    "changes": CHANGES,
    "heat": HEAT,
    "columns": COLUMNS,
    "rows": ROWS,
    "receipt": RECEIPT,
    "certificate": CERTIFICATE,
    "files": FILES,
    "tabs": TABS,
    "failures": FAILURES,
    "verdicts": VERDICTS,
    "answer": ANSWER,
}


def examples():
    """What the page of components shows, by name."""
    wrong = {"wrong-email": "anna.example", "wrong-seats": "0", "wrong-language": "sv"}
    return EXAMPLES | {
        "icons": re.findall(r'symbol id="(\w+)"', Path(finders.find("icons.svg")).read_text()),
        "page": Paginator(range(118), 20).page(3),
        "said": [Message(constants.SUCCESS, "The cohort has been made.")],
        "form": ExampleForm(initial={"name": "Leadership, spring 2026", "language": "sv"}),
        "wrong_form": ExampleForm(wrong, prefix="wrong"),
    }

"""What the journeys find beside the demo: for each language a municipality with its own people and a small course
that nobody has published yet. Run once against a house that is being built: `python -m tests.journeys.world`."""

import io

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from django.contrib.auth.hashers import make_password
from wagtail.models import Locale, Page

from accounts.actions import give_role
from accounts.models import Organisation, User
from content.actions import h5p
from content.h5p.own_package import build_own_package
from courses import actions
from courses.models import (
    AssignmentPage,
    CoursePage,
    InteractivePage,
    LessonPage,
    ModulePage,
    SessionPage,
)
from lms.site.demo.people import PASSWORD

PEOPLE = {"author": "Alva", "administrator": "Agnes", "facilitator": "Folke"}
WORDS = {
    "sv": {
        "place": "Arjeplog",
        "course": "Delegera på riktigt",
        "module": "Första veckan",
        "lesson": "Vad du släpper",
        "read": "<p>Börja med det som någon annan redan kan.</p>",
        "interactive": "Vem bestämmer?",
        "question": "Vem bestämmer om arbetstiden?",
        "right": "Den som gör arbetet",
        "wrong": "Alltid jag",
        "assignment": "Min överlämning",
        "brief": "<p>Beskriv en sak som du lämnar över.</p>",
        "criterion": "Tydlighet",
        "hint": "Går det att följa?",
        "levels": ("Otydligt", "Tydligt"),
        "session": "Uppstart",
        "agenda": "<p>Kaffe och presentation.</p>",
    },
    "de": {
        "place": "Arvidsjaur",
        "course": "Wirklich delegieren",
        "module": "Erste Woche",
        "lesson": "Was Sie loslassen",
        "read": "<p>Beginnen Sie mit dem, was eine andere Person schon kann.</p>",
        "interactive": "Wer entscheidet?",
        "question": "Wer entscheidet über die Arbeitszeit?",
        "right": "Wer die Arbeit macht",
        "wrong": "Immer ich",
        "assignment": "Meine Übergabe",
        "brief": "<p>Beschreiben Sie eine Sache, die Sie übergeben.</p>",
        "criterion": "Klarheit",
        "hint": "Kann man folgen?",
        "levels": ("Unklar", "Klar"),
        "session": "Auftakt",
        "agenda": "<p>Kaffee und Vorstellung.</p>",
    },
    "en": {
        "place": "Malå",
        "course": "Delegating for real",
        "module": "First week",
        "lesson": "What you let go of",
        "read": "<p>Begin with what somebody else can do already.</p>",
        "interactive": "Who decides?",
        "question": "Who decides about the working hours?",
        "right": "The one who does the work",
        "wrong": "Always me",
        "assignment": "My handover",
        "brief": "<p>Describe one thing that you hand over.</p>",
        "criterion": "Clarity",
        "hint": "Can one follow it?",
        "levels": ("Unclear", "Clear"),
        "session": "Kick-off",
        "agenda": "<p>Coffee and introductions.</p>",
    },
}


def email_of(role: str, language: str) -> str:
    return f"{role}.{language}@journeys.example"


def make(language: str) -> None:
    """One municipality, its author, administrator and facilitator, and the course as pages."""
    words = WORDS[language]
    organisation = Organisation.objects.create(
        name=words["place"], slug=f"journeys-{language}", certificate_prefix=f"J{language.upper()}"
    )
    for role, name in PEOPLE.items():
        person = User.objects.create(
            email=email_of(role, language),
            given_name=name,
            family_name="Resande",
            language=language,
            password=make_password(PASSWORD),
        )
        give_role(person, organisation, role, by=person)
    author = User.objects.get(email=email_of("author", language))
    write_course(actions.prepare_organisation(organisation, by=author)[language], words, language, author)


def write_course(shelf: Page, words: dict, language: str, author: User) -> None:
    locale = Locale.objects.get(language_code=language)
    course = CoursePage(
        title=words["course"],
        summary=words["lesson"],
        description=words["read"],
        weeks=1,
        minutes_per_week=60,
    )
    module = ModulePage(title=words["module"], locale=locale)
    course.locale = locale
    shelf.add_child(instance=course).add_child(instance=module)
    session = SessionPage(
        title=words["session"], locale=locale, minutes=20, agenda=words["agenda"], place="Torget 1"
    )
    session.starts = [rule("starts", at="08:00")]
    module.add_child(
        instance=LessonPage(
            title=words["lesson"], locale=locale, minutes=5, body=[{"type": "text", "value": words["read"]}]
        )
    )
    module.add_child(instance=interactive(words, language, locale, author, shelf.organisation))
    module.add_child(instance=assignment(words, locale))
    module.add_child(instance=session)


def rule(name: str, *, days: int = 0, at: str = "08:00") -> dict:
    return {"type": name, "value": {"session": None, "days": days, "at": at, "working": False}}


def interactive(words, language, locale, author, organisation):
    answers = [
        {"text": words["right"], "correct": True, "feedback": words["right"]},
        {"text": words["wrong"], "feedback": words["right"]},
    ]
    params = {"questions": [{"question": words["question"], "answers": answers}]}
    package = io.BytesIO(build_own_package(params, words["interactive"], language))
    package.name = f"journey.{language}.h5p"
    done = h5p.install(package, by=author, may_install=True, organisation=organisation)
    page = InteractivePage(title=words["interactive"], locale=locale, minutes=5, h5p=done.revision.content)
    page.alternative = words["read"]
    return page


def assignment(words, locale):
    levels = [
        {"points": points, "label": label, "description": words["hint"]}
        for points, label in zip((0, 4), words["levels"], strict=True)
    ]
    criterion = {"slug": "clear", "title": words["criterion"], "description": words["hint"], "levels": levels}
    page = AssignmentPage(
        title=words["assignment"],
        locale=locale,
        minutes=30,
        brief=[{"type": "text", "value": words["brief"]}],
        criteria=[{"type": "criterion", "value": criterion}],
        reviews_each=2,
        anonymous_author=True,
        anonymous_reviewer=True,
        review_days=7,
    )
    page.dates = [rule("due", days=60, at="23:59")]
    return page


if __name__ == "__main__":
    for code in WORDS:
        make(code)

"""A course of 20 activities in the words of the demo's programme, frozen as publishing freezes them."""

import uuid
from functools import cache

from django.template.loader import render_to_string
from django.utils import translation

from accounts.models import Organisation, User
from content import richtext
from courses.kinds import rubric
from courses.models import Activity, ActivityText, Course, CourseVersion, Module
from lms.site.demo.curricula import rich
from lms.site.demo.people import texts

LANGUAGES = ("sv", "de", "en")
# The first lesson and the first assignment are measured: a lesson with every kind of block that is read or answered.
MODULES = {
    "hiring": ["the-first-hundred-days", "the-role-first", "your-week-map", "kickoff", "welcome"],
    "delegating": [
        "delegation-ladder",
        "the-handover",
        "a-real-handover",
        "talks-workshop",
        "where-the-hours-go",
    ],
    "pricing": ["what-is-left", "the-price-talk", "price-review", "numbers-day", "the-difficult-talk"],
    "next-step": [
        "the-first-export-step",
        "strategy-on-a-page",
        "our-page",
        "closing-day",
        "feedback-people-can-use",
    ],
}
CRITERIA = (("week-map", 0), ("week-map", 1), ("week-map", 2), ("handover", 0))
PEER = {"reviews_each": 1, "anonymous_author": False, "anonymous_reviewer": True, "due_days": 7}
DUE = {"anchor": "start", "days": 10, "working": True, "at": "23:59"}


def version_of(organisation: Organisation, by: User) -> CourseVersion:
    """Four modules of five: lesson, lesson, assignment with rubric and peer feedback, session, lesson."""
    titles = _said("title")
    course = Course.objects.create(
        key=uuid.uuid4(), organisation=organisation, kind="leadership", titles=titles
    )
    version = CourseVersion.objects.create(
        course=course,
        number=1,
        kind="leadership",
        titles=titles,
        summaries=_said("summary"),
        descriptions={language: rich(text) for language, text in _said("description").items()},
        languages=list(LANGUAGES),
        weeks=16,
        minutes_per_week=120,
        digest="0" * 64,
        published_by=by,
    )
    for number, (slug, activities) in enumerate(MODULES.items()):
        module = Module.objects.create(
            version=version,
            key=uuid.uuid4(),
            position=number,
            titles=_said("modules", slug, "title"),
            summaries=_said("modules", slug, "summary"),
        )
        for place, activity in enumerate(activities):
            _activity(version, module, 5 * number + place, activity)
    return version


def _said(*path):
    """What the demo says at this place, by language."""
    found = {language: texts(f"leadership/{language}") for language in LANGUAGES}
    for name in path:
        found = {language: words[name] for language, words in found.items()}
    return found


def _activity(version, module, position, slug):
    [plan] = [row for row in _plans() if row["slug"] == slug]
    is_assignment = plan["kind"] == "assignment"
    activity = Activity.objects.create(
        version=version,
        module=module,
        key=uuid.uuid4(),
        kind=plan["kind"],
        position=position,
        minutes=plan["minutes"],
        titles=_said("activities", slug, "title"),
        summaries=_said("activities", slug, "summary"),
        settings={"rubric": _rubric(), "peer": PEER, "due": DUE} if is_assignment else {},
    )
    ActivityText.objects.bulk_create(
        ActivityText(activity=activity, language=language, body=_body(words, language))
        for language, words in _said("activities", slug).items()
    )


def _plans():
    return [row for module in texts("leadership/course")["modules"] for row in module["activities"]]


@cache
def _rubric():
    rubrics = _said("rubrics")
    criteria = {
        language: [words[name]["criteria"][place] for name, place in CRITERIA]
        for language, words in rubrics.items()
    }
    return rubric.freeze(_said("rubrics", "week-map", "title"), criteria["sv"], criteria)


def _body(words, language):
    """The blocks of a lesson, a brief or an agenda."""
    text = words.get("brief") or words.get("agenda")
    blocks = [{"type": "text", "value": text}] if text else words["body"]
    with translation.override(language):
        return [_block(f"block-{number}", block) for number, block in enumerate(blocks)]


def _block(key, block):
    kind, value = block["type"], block["value"]
    if kind == "heading":
        facts = {"text": value}
    elif kind == "text":
        facts = {"html": richtext.clean(rich(value))}
    elif kind == "image":
        source = f"/content/media/{'0' * 64}/{value['file']}"
        facts = value | {"src": source, "srcset": f"{source} 1280w", "width": 1280, "height": 720}
    elif kind == "download":
        facts = value | {
            "href": f"/content/media/{'0' * 64}/{value['file']}",
            "extension": "PDF",
            "size": 90_000,
        }
    else:
        facts = value
    html = render_to_string(f"content/blocks/{kind}.html", {"value": facts}).strip()
    return {"id": key, "type": kind, "html": html, "value": facts}

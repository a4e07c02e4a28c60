"""The demo's courses: page trees in three languages from the YAML files, published as versions."""

import io
import uuid
from functools import cache
from typing import Any

from django.core.files import File
from django.core.files.images import ImageFile
from django.db import transaction
from markdown_it import MarkdownIt
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from accounts.models import Organisation
from content.actions import h5p
from content.h5p.own_package import build_own_package
from courses import actions
from courses.models import (
    AssignmentPage,
    Course,
    CoursePage,
    InteractivePage,
    LessonPage,
    ModulePage,
    ReflectionPage,
    RubricPage,
    SessionPage,
)
from courses.reports import folders_of
from lms.site.demo.people import FOLDER, texts

LANGUAGES = ("sv", "de", "en")
COURSES = {"leadership": "skelleftea", "workshop": "skelleftea", "business": "alvsbyn"}
KEYS = uuid.UUID("0c0d3c1c-5f0e-4d40-8a52-2f2c1b6f6a10")
NOTES = "Ett uppdrag längre tid för veckokartan, och en fråga att tänka på i lektionen om överlämning."
MARKDOWN = MarkdownIt("commonmark", {"html": False})


def load_curricula(*, by: Any) -> None:
    """Write and publish the courses that are not there yet; a second call changes nothing."""
    for name, organisation in COURSES.items():
        if not Course.objects.filter(key=key_of(name)).exists():
            with transaction.atomic():
                _load(name, Organisation.objects.get(slug=organisation), by)


def key_of(*parts: str) -> uuid.UUID:
    """The same page of the demo has the same key on every machine and in every language."""
    return uuid.uuid5(KEYS, "/".join(parts))


def _load(name: str, organisation: Organisation, by: Any) -> None:
    shelves = actions.prepare_organisation(organisation, by=by)
    writers = [Writer(name, language, shelves[language], by) for language in LANGUAGES]
    pages = [writer.write() for writer in writers]
    actions.publish(pages[0], notes="", by=by, key="")
    if name == "leadership":
        for writer in writers:
            writer.improve()
        actions.publish(pages[0], notes=NOTES, by=by, key="")


class Writer:
    """Writes one course in one language below the organisation's shelf."""

    def __init__(self, name: str, language: str, shelf: Any, by: Any) -> None:
        self.name, self.language, self.shelf, self.by = name, language, shelf, by
        self.plan, self.words = texts(f"{name}/course"), texts(f"{name}/{language}")
        self.files = Files(shelf.organisation)
        self.pages: dict[str, Any] = {}
        self.rubrics: dict[str, RubricPage] = {}

    def write(self) -> CoursePage:
        for slug, rubric in self.words["rubrics"].items():
            self.rubrics[slug] = self._rubric(slug, rubric)
        course = self._add(
            self.shelf,
            CoursePage,
            self.plan["slug"],
            self.words,
            translation_key=key_of(self.name),
            kind=self.plan["kind"],
            description=rich(self.words["description"]),
            weeks=self.plan["weeks"],
            minutes_per_week=self.plan["minutes_per_week"],
        )
        waiting = []
        for module in self.plan["modules"]:
            page = self._add(course, ModulePage, module["slug"], self.words["modules"][module["slug"]])
            waiting += [(page, activity) for activity in module["activities"]]
        self._activities(waiting)
        return course

    def improve(self) -> None:
        """What version 2 does better than version 1."""
        week_map = AssignmentPage.objects.get(pk=self.pages["your-week-map"].pk)
        week_map.minutes = 120
        week_map.save_revision(user=self.by).publish()
        handover = LessonPage.objects.get(pk=self.pages["the-handover"].pk)
        handover.body = self._body("the-handover")
        handover.save_revision(user=self.by).publish()

    def _activities(self, waiting: list[tuple[Any, dict[str, Any]]]) -> None:
        """Every page in its order; dates come last, as they may hang on a session that comes later."""
        for module, plan in waiting:
            self.pages[plan["slug"]] = self._activity(module, plan)
        for _module, plan in waiting:
            dates = [self._rule(name, plan[name]) for name in ("opens", "due", "closes") if name in plan]
            if dates:
                page = self.pages[plan["slug"]]
                page.dates = dates
                page.save()

    def _activity(self, module: Any, plan: dict[str, Any]) -> Any:
        slug, words = plan["slug"], self.words["activities"][plan["slug"]]
        kind, fields = getattr(self, f"_{plan['kind']}")(plan, words)
        return self._add(
            module, kind, slug, words, minutes=self._minutes(plan), required=plan["required"], **fields
        )

    def _minutes(self, plan: dict[str, Any]) -> int:
        return 90 if plan["slug"] == "your-week-map" else plan["minutes"]

    def _lesson(self, plan, words):
        body = self._body(plan["slug"])
        return LessonPage, {"body": body[:-1] if plan["slug"] == "the-handover" else body}

    def _session(self, plan, words):
        starts = [self._rule("starts", plan["starts"])]
        return SessionPage, {"starts": starts, "place": plan["place"], "agenda": rich(words["agenda"])}

    def _assignment(self, plan, words):
        peer = plan.get("peer", {})
        return AssignmentPage, {
            "brief": list(prose(words["brief"])),
            "rubric": self.rubrics[plan["rubric"]],
            "reviews_each": peer.get("reviews_each", 0),
            "anonymous_author": peer.get("anonymous_author", False),
            "anonymous_reviewer": peer.get("anonymous_reviewer", False),
            "review_days": peer.get("due_days", 7),
        }

    def _reflection(self, plan, words):
        return ReflectionPage, {"question": words["question"], "hint": words["hint"]}

    def _interactive(self, plan, words):
        package = build_own_package(words["interactive"], words["title"], self.language)
        upload = io.BytesIO(package)
        upload.name = f"{plan['package']}.{self.language}.h5p"
        organisation = self.shelf.organisation
        done = h5p.install(upload, by=self.by, may_install=True, organisation=organisation)
        return InteractivePage, {"h5p": done.revision.content, "alternative": rich(words["alternative"])}

    def _rule(self, name: str, plan: dict[str, Any]) -> dict[str, Any]:
        anchor = plan["anchor"]
        value = {"session": None if anchor == "start" else self.pages[anchor].pk, "days": plan["days"]}
        return {"type": name, "value": value | {"at": plan["at"], "working": plan.get("working", False)}}

    def _body(self, slug: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for block in self.words["activities"][slug]["body"]:
            found += list(prose(block["value"])) if block["type"] == "text" else [self._block(block)]
        return found

    def _block(self, block: dict[str, Any]) -> dict[str, Any]:
        value = dict(block["value"]) if isinstance(block["value"], dict) else block["value"]
        if block["type"] == "image":
            value["image"] = self.files.image(value.pop("file"))
        elif block["type"] == "video":
            value["video"] = self.files.document(value.pop("file"))
            value["captions"] = self.files.document(value["captions"])
        elif block["type"] == "download":
            value["document"] = self.files.document(value.pop("file"))
        return {"type": block["type"], "value": value}

    def _rubric(self, slug: str, words: dict[str, Any]) -> RubricPage:
        criteria = [{"type": "criterion", "value": criterion} for criterion in words["criteria"]]
        key = key_of(self.name, "rubric", slug)
        page = RubricPage(title=words["title"], slug=f"rubric-{self.name}-{slug}", criteria=criteria)
        page.locale, page.translation_key = self.shelf.locale, key
        return self.shelf.add_child(instance=page)

    def _add(self, parent: Any, page_type: type, slug: str, words: dict[str, Any], **fields: Any) -> Any:
        values = {"translation_key": key_of(self.name, slug), "locale": self.shelf.locale} | fields
        page = page_type(title=words["title"], slug=slug, summary=words["summary"], **values)
        return parent.add_child(instance=page)


class Files:
    """Pictures and documents of the demo in the organisation's folder, each once."""

    def __init__(self, organisation: Organisation) -> None:
        self.folder = folders_of(organisation)[0]

    def image(self, name: str) -> int:
        return self._kept(get_image_model(), name, ImageFile)

    def document(self, name: str) -> int:
        return self._kept(get_document_model(), name, File)

    def _kept(self, model: Any, name: str, wrap: Any) -> int:
        found = model.objects.filter(title=name, collection=self.folder).first()
        if found is None:
            with (FOLDER / "media" / name).open("rb") as file:
                found = model(title=name, collection=self.folder, file=wrap(file, name=name))
                found.save()
        return found.pk


@cache
def rich(text: str) -> str:
    """Markdown as the rich text that Wagtail keeps."""
    return MARKDOWN.render(text)


def prose(text: str) -> list[dict[str, Any]]:
    """Text blocks, and a table block wherever Markdown has a table."""
    found: list[dict[str, Any]] = []
    for part in text.strip().split("\n\n"):
        if part.startswith("|"):
            found.append({"type": "table", "value": _table(part)})
        elif found and found[-1]["type"] == "text":
            found[-1]["value"] += f"\n\n{part}"
        else:
            found.append({"type": "text", "value": part})
    return [block | {"value": rich(block["value"])} if block["type"] == "text" else block for block in found]


def _table(part: str) -> dict[str, Any]:
    rows = [[cell.strip().strip("*") for cell in line.strip("| ").split("|")] for line in part.splitlines()]
    columns = [{"type": "text", "heading": heading} for heading in rows[0]]
    return {"columns": columns, "rows": [{"values": row} for row in rows[2:]], "caption": ""}

"""An assignment: a brief, a rubric, perhaps peer feedback; completed when it is handed in (and reviews written)."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.bodies import frozen
from courses.kinds import rubric
from courses.kinds.base import Kind, Problem, Settings, dates_of, empty_bodies
from courses.models import AssignmentPage, organisation_of


@dataclass(frozen=True)
class AssignmentSettings(Settings):
    """`rubric` as `courses.kinds.rubric.freeze` makes it, or empty.

    `peer` is empty without peer feedback, else `{"reviews_each", "anonymous_author", "anonymous_reviewer",
    "due_days"}`.
    """

    rubric: dict[str, Any] = field(default_factory=dict)
    peer: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.peer and not 1 <= self.peer["reviews_each"] <= 10:
            raise ValueError("peer feedback takes 1 to 10 reviews each")


def freeze(main, pages, keep):
    settings = AssignmentSettings(**dates_of(main), rubric=_rubric(main, pages), peer=_peer(main))
    return settings, frozen(pages, "brief", keep)


def _peer(main):
    if not main.reviews_each:
        return {}
    return {
        "reviews_each": main.reviews_each,
        "anonymous_author": main.anonymous_author,
        "anonymous_reviewer": main.anonymous_reviewer,
        "due_days": main.review_days,
    }


def _rubric(main, pages):
    if main.rubric is not None and organisation_of(main.rubric) == organisation_of(main):
        sources = {each.locale.language_code: each for each in main.rubric.get_translations(inclusive=True)}
        sources = {language: each for language, each in sources.items() if each.live and language in pages}
        titles = {language: each.title for language, each in sources.items()}
        return rubric.freeze(titles, _values(main.rubric), {c: _values(each) for c, each in sources.items()})
    if not main.criteria:
        return {}
    titles = {language: page.title for language, page in pages.items()}
    return rubric.freeze(titles, _values(main), {c: _values(page) for c, page in pages.items()})


def _values(page):
    return [child.value for child in page.criteria]


def check(activity):
    yield from empty_bodies(activity)
    if not activity.settings.get("rubric"):
        yield Problem(True, _("“%(title)s” has no rubric.") % {"title": activity.title}, activity.key)
    if activity.settings.get("peer") and not activity.settings.get("due"):
        sentence = _("“%(title)s” has peer feedback but no due date.") % {"title": activity.title}
        yield Problem(True, sentence, activity.key)
    for criterion in activity.settings.get("rubric", {}).get("criteria", []):
        for language in sorted(activity.bodies.keys() - criterion["titles"].keys()):
            sentence = _("The criterion “%(slug)s” of “%(title)s” is missing in %(language)s.")
            names = {"slug": criterion["slug"], "title": activity.title, "language": language}
            yield Problem(True, sentence % names, activity.key)


KIND = Kind(
    name="assignment",
    label=gettext_lazy("Assignment"),
    icon="pen",
    page=AssignmentPage,
    settings=AssignmentSettings,
    completion=gettext_lazy(
        "Completed when you have handed in, and written your reviews where there are any."
    ),
    freeze=freeze,
    check=check,
)

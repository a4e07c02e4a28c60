"""The check list before a version is published: errors prevent it, warnings are shown. Reads a frozen course only."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses import kinds
from courses.frozen import FrozenActivity, FrozenCourse
from courses.kinds import Problem
from courses.kinds.base import START, language_name

TOO_MUCH, TOO_LITTLE = 1.25, 0.5


def problems(course: FrozenCourse) -> list[Problem]:
    """Everything that is wrong, errors first."""
    found = [*_structure(course), *_promise(course)]
    sessions = {each.key for each in course.activities if each.kind == "session"}
    for activity in course.activities:
        found += [
            *_languages(activity, course.languages),
            *_images(activity),
            *_anchors(activity, sessions),
            *kinds.get(activity.kind).check(activity),
        ]
    return sorted(found, key=lambda problem: not problem.error)


def foreign_files(names: list[str]) -> list[Problem]:
    """An error for each file that belongs to another organisation."""
    sentence = _("The file “%(name)s” belongs to another organisation.")
    return [Problem(True, sentence % {"name": name}) for name in sorted(set(names))]


def _structure(course: FrozenCourse) -> Iterator[Problem]:
    if not course.languages:
        yield Problem(True, _("The course page itself is not published in any language."))
    if not course.activities:
        yield Problem(True, _("The course has no published activities."))
    for module in course.modules:
        if not module.activities:
            yield Problem(
                True, _("The module “%(title)s” has no activities.") % {"title": module.title}, module.key
            )
        for language in sorted(set(course.languages) - module.titles.keys()):
            yield _missing(module.title, language, module.key)
    if course.activities and not any(activity.required for activity in course.activities):
        yield Problem(True, _("No activity is required, so nobody could complete the course."))


def _missing(title: str, language: str, key: str) -> Problem:
    names = {"title": title, "language": language_name(language)}
    return Problem(True, _("“%(title)s” is not published in %(language)s.") % names, key)


def _languages(activity: FrozenActivity, languages: list[str]) -> Iterator[Problem]:
    for language in sorted(set(languages) - activity.titles.keys()):
        yield _missing(activity.title, language, activity.key)


def _images(activity: FrozenActivity) -> Iterator[Problem]:
    for language, body in activity.bodies.items():
        if any(block["type"] == "image" and not block["value"]["alt"].strip() for block in body):
            names = {"title": activity.title, "language": language_name(language)}
            sentence = _("A picture in “%(title)s” (%(language)s) has no description.") % names
            yield Problem(True, sentence, activity.key)


def _anchors(activity: FrozenActivity, sessions: set[str]) -> Iterator[Problem]:
    for rule in kinds.settings_of(activity).rules.values():
        if rule.anchor != START and rule.anchor not in sessions:
            sentence = _("A date of “%(title)s” counts from a session that is not in the course.")
            yield Problem(True, sentence % {"title": activity.title}, activity.key)


def _promise(course: FrozenCourse) -> Iterator[Problem]:
    promised = course.weeks * course.minutes_per_week
    needed = sum(activity.minutes for activity in course.activities)
    weekly = round(needed / max(course.weeks, 1))
    names = {"weekly": weekly, "promised": course.minutes_per_week}
    if needed > promised * TOO_MUCH:
        sentence = ngettext(
            "The activities take about %(weekly)s minute a week; the course promises %(promised)s.",
            "The activities take about %(weekly)s minutes a week; the course promises %(promised)s.",
            weekly,
        )
        yield Problem(False, sentence % names)
    elif needed and needed < promised * TOO_LITTLE:
        sentence = _("The activities take only about %(weekly)s minutes a week of the promised %(promised)s.")
        yield Problem(False, sentence % names)

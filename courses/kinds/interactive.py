"""An interactive exercise: a pinned H5P revision per language, and the same in words."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.bodies import texts
from courses.kinds.base import Kind, Problem, Settings, dates_of, language_name
from courses.models import InteractivePage, organisation_of


@dataclass(frozen=True)
class InteractiveSettings(Settings):
    """`revisions`: the uuid of the H5P revision to play, by language."""

    revisions: dict[str, str] = field(default_factory=dict)


def freeze(main, pages, keep):
    own = organisation_of(main)
    revisions = {
        language: str(page.h5p.latest.uuid)
        for language, page in pages.items()
        if page.h5p is not None and page.h5p.organisation_id == own
    }
    return InteractiveSettings(**dates_of(main), revisions=revisions), texts(pages, "alternative")


def check(activity):
    missing = activity.bodies.keys() - activity.settings.get("revisions", {}).keys()
    yield from (
        Problem(
            True,
            _("“%(title)s” has no exercise in %(language)s.")
            % {"title": activity.title, "language": language_name(language)},
            activity.key,
        )
        for language in sorted(missing)
    )
    yield from (
        Problem(
            False,
            _("“%(title)s” has no text alternative in %(language)s.")
            % {"title": activity.title, "language": language_name(language)},
            activity.key,
        )
        for language, body in activity.bodies.items()
        if not body
    )


KIND = Kind(
    name="interactive",
    label=gettext_lazy("Exercise"),
    icon="check",
    page=InteractivePage,
    settings=InteractiveSettings,
    completion=gettext_lazy("Completed when you have done the exercise to the end."),
    freeze=freeze,
    check=check,
)

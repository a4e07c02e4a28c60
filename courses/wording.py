"""Differences between versions as sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.differences import Change, Difference
from courses.kinds.base import language_name
from courses.models.versions import in_language

NAMES = {
    "titles": gettext_lazy("title"),
    "summaries": gettext_lazy("summary"),
    "descriptions": gettext_lazy("description"),
    "bodies": gettext_lazy("content"),
    "minutes": gettext_lazy("minutes"),
    "required": gettext_lazy("whether it is required"),
    "kind": gettext_lazy("kind"),
    "languages": gettext_lazy("languages"),
    "weeks": gettext_lazy("weeks"),
    "minutes_per_week": gettext_lazy("minutes a week"),
    "opens": gettext_lazy("opening date"),
    "due": gettext_lazy("due date"),
    "closes": gettext_lazy("closing date"),
    "starts": gettext_lazy("start"),
    "rubric": gettext_lazy("rubric"),
    "peer": gettext_lazy("peer feedback"),
    "place": gettext_lazy("place"),
    "revisions": gettext_lazy("exercise"),
}


def sentence(difference: Difference) -> str:
    """What happened to one thing, in the active language."""
    names = {"title": in_language(dict(difference.titles)), "what": _changed(difference.changes)}
    if difference.what == "course":
        return _("The course itself: %(what)s") % names
    sentences = {
        "module": {
            "added": _("Module “%(title)s” is new."),
            "removed": _("Module “%(title)s” is gone."),
            "moved": _("Module “%(title)s” has moved."),
            "changed": _("Module “%(title)s”: %(what)s"),
        },
        "activity": {
            "added": _("“%(title)s” is new."),
            "removed": _("“%(title)s” is gone."),
            "moved": _("“%(title)s” has moved."),
            "changed": _("“%(title)s”: %(what)s"),
        },
    }
    return sentences[difference.what][difference.verb] % names


def _changed(changes: tuple[Change, ...]) -> str:
    return ", ".join(_field(change) for change in changes)


def _field(change: Change) -> str:
    if change.field == "settings":
        return ", ".join(str(NAMES.get(name, name)) for name in change.languages)
    name = str(NAMES.get(change.field, change.field))
    if not change.languages:
        return name
    return f"{name} ({', '.join(language_name(code) for code in change.languages)})"

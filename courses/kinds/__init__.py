"""The registry of kinds of activity: what a page of a kind becomes when its course is published.

A kind is one module here, one page type in `courses.models` and one module in `cohorts.kinds`. Modules of this
package are found by themselves.

    kinds.of(activity).completion         # the sentence that says what completes it
    kinds.settings_of(activity).due       # typed settings instead of JSON
"""

import importlib
import pkgutil
from typing import Any

from courses.kinds.base import DateRule, Kind, NoSuchKind, Pages, Problem, Settings

__all__ = ["KINDS", "DateRule", "Kind", "NoSuchKind", "Pages", "Problem", "Settings", "for_page", "get", "of"]

KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Add a kind under its name."""
    KINDS[kind.name] = kind
    return kind


def get(name: str) -> Kind:
    """The kind of that name; raises NoSuchKind."""
    if name not in KINDS:
        raise NoSuchKind(name)
    return KINDS[name]


def of(activity: Any) -> Kind:
    return get(activity.kind)


def settings_of(activity: Any) -> Any:
    """The activity's settings as its kind's dataclass."""
    return of(activity).settings.thaw(activity.settings)


def for_page(page: Any) -> Kind:
    """The kind whose page type this is; raises NoSuchKind."""
    for kind in KINDS.values():
        if kind.page is type(page):
            return kind
    raise NoSuchKind(type(page).__name__)


for _found in pkgutil.iter_modules(__path__):
    if _found.name not in {"base", "rubric"}:
        register(importlib.import_module(f"{__name__}.{_found.name}").KIND)

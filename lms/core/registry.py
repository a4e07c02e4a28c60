"""What apps hang into the common pages when they start: navigation and panels of the homes.

Navigation: `@navigation` functions take the request and yield `Item`s. Panels: `@panel("home", order=10)`
functions take the request and return an HTML string, or "" when there is nothing to show. Tabs: `@tab("cohort")`
functions take the object and return the label and the address of one more page of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Item:
    """One link of the navigation; `prefix` is the start of the paths under which it counts as current."""

    label: Any
    url: str
    icon: str
    order: int = 50
    prefix: str = ""


Navigation = Callable[[Any], Iterable[Item]]
Panel = Callable[[Any], str]
NAVIGATION: list[Navigation] = []
Tab = Callable[[Any], tuple[str, str]]
PANELS: dict[str, list[tuple[int, Panel]]] = {}
TABS: dict[str, list[Tab]] = {}


def navigation(function: Navigation) -> Navigation:
    NAVIGATION.append(function)
    return function


def items(request: Any) -> list[dict[str, Any]]:
    """The navigation of this person on this page, in order; the closest match is the current one."""
    found = sorted(
        (item for function in NAVIGATION for item in function(request)), key=lambda item: item.order
    )
    best = max((_match(item, request.path) for item in found), default=0)
    return [
        {
            "label": item.label,
            "url": item.url,
            "icon": item.icon,
            "current": 0 < best == _match(item, request.path),
        }
        for item in found
    ]


def _match(item: Item, path: str) -> int:
    """How much of the path the item stands for."""
    if path == item.url:
        return len(path)
    return len(item.prefix) if item.prefix and path.startswith(item.prefix) else 0


def panel(place: str, *, order: int) -> Callable[[Panel], Panel]:
    def register(function: Panel) -> Panel:
        PANELS.setdefault(place, []).append((order, function))
        return function

    return register


def panels(place: str, request: Any) -> list[str]:
    """The panels of a place that have something to say to this person, in order."""
    ordered = sorted(PANELS.get(place, []), key=lambda entry: entry[0])
    return [html for _, function in ordered if (html := function(request))]


def tab(place: str) -> Callable[[Tab], Tab]:
    def register(function: Tab) -> Tab:
        TABS.setdefault(place, []).append(function)
        return function

    return register


def tabs(place: str, of: Any) -> list[tuple[str, str]]:
    """Labels and addresses of what other apps add to the pages of this object."""
    return [function(of) for function in TABS.get(place, [])]

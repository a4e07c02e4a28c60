"""The participant's side of activity kinds: each module here registers one; adding a kind changes nothing else."""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from django.utils.module_loading import import_string

from courses import kinds as authored

View = Callable[..., Any]
KINDS: dict[str, "Kind"] = {}


@dataclass(frozen=True)
class Kind:
    """How participants meet a kind of `courses.kinds`: the word on the button, its view."""

    slug: str
    verb: Any
    view: str

    @property
    def name(self) -> Any:
        return authored.get(self.slug).label

    @property
    def icon(self) -> str:
        return authored.get(self.slug).icon

    @property
    def show(self) -> View:
        """The view of an activity of this kind: takes request, enrolment and visit."""
        return import_string(self.view)


def register(kind: Kind) -> Kind:
    KINDS[kind.slug] = kind
    return kind


@cache
def _load() -> None:
    for module in pkgutil.iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")


def of(slug: str) -> Kind:
    """The kind of that name; an unknown one is shown as text to read."""
    _load()
    return KINDS.get(slug) or KINDS["lesson"]

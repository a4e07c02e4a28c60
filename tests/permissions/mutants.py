"""Rules and scopes with a hole: each mutant lets everybody through at one place."""

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from django.apps import apps
from django.db.models import QuerySet
from rules.permissions import permissions
from rules.predicates import Predicate, always_true

from tests.permissions.canaries import OURS

SCOPES = ("visible_to", "run_by", "own")


@dataclass(frozen=True)
class Mutant:
    """One hole; `permission` is the right that it opens, where it is one."""

    name: str
    hole: Any
    permission: str = ""

    def opened(self) -> AbstractContextManager[Any]:
        return self.hole()


def mutants() -> Iterator[Mutant]:
    """One of each permission, each predicate and each scope."""
    yield from (of_permission(name) for name in sorted(permissions))
    yield from (of_predicate(name, found) for name, found in sorted(_predicates().items()))
    yield from (of_scope(kind, method) for kind, method in _scopes())


def of_permission(name: str) -> Mutant:
    return Mutant(f"right {name}", lambda: patch.dict(permissions, {name: always_true}), name)


def of_predicate(name: str, found: Predicate) -> Mutant:
    return Mutant(f"predicate {name}", lambda: patch.object(found, "fn", lambda *about: True))


def of_scope(kind: type[QuerySet], method: str) -> Mutant:
    def everything(self: Any, user: Any) -> Any:
        return self.all()

    return Mutant(f"scope {kind.__name__}.{method}", lambda: patch.object(kind, method, everything))


def _predicates() -> dict[str, Predicate]:
    """The predicates of all `rules` modules by name, each once."""
    found: dict[int, tuple[str, Predicate]] = {}
    for module in _rules():
        for name, value in vars(module).items():
            if isinstance(value, Predicate) and value.name == name:
                found.setdefault(id(value), (f"{module.__name__}.{name}", value))
    return dict(found.values())


def _rules() -> Iterator[Any]:
    for app in apps.get_app_configs():
        if app.label not in OURS:
            continue
        for module in pkgutil.walk_packages(app.module.__path__, f"{app.name}."):
            if ".rules" in module.name:
                yield importlib.import_module(module.name)


def _scopes() -> list[tuple[type[QuerySet], str]]:
    kinds = {
        type(model._default_manager.all())
        for app in apps.get_app_configs()
        if app.label in OURS
        for model in app.get_models()
    }
    return [
        (kind, method)
        for kind in sorted(kinds, key=lambda kind: kind.__name__)
        for method in SCOPES
        if method in vars(kind)
    ]

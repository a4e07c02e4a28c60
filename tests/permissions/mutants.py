"""Rules, scopes and guards with a hole: each mutant lets everybody through at one place."""

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from django.apps import apps
from django.db.models import QuerySet
from rules.permissions import permissions
from rules.predicates import Predicate, always_true

from tests.permissions.canaries import OURS
from tests.permissions.walk import Leaf, leaves

SCOPES = ("visible_to", "run_by", "own", "administered_by")


@dataclass(frozen=True)
class Mutant:
    """One hole; `permission` is the right that it opens, `address` the one where it is, where it is one."""

    name: str
    hole: Any
    permission: str = ""
    address: str = ""

    def opened(self) -> AbstractContextManager[Any]:
        return self.hole()


def mutants() -> Iterator[Mutant]:
    """One of each permission, each predicate, each scope, each address where a scope is used."""
    yield from (of_permission(name) for name in sorted(permissions))
    yield from (of_predicate(name, found) for name, found in sorted(_predicates().items()))
    yield from (of_scope(kind, method) for kind, method in _scopes())
    yield from (of_guard(leaf, cell) for leaf in leaves() if (cell := _scope_of(leaf.pattern.callback)))
    yield from (of_viewset(leaf) for leaf in leaves() if hasattr(_viewset(leaf), "get_queryset"))


def of_permission(name: str) -> Mutant:
    return Mutant(f"right {name}", lambda: patch.dict(permissions, {name: always_true}), name)


def of_predicate(name: str, found: Predicate) -> Mutant:
    return Mutant(f"predicate {name}", lambda: patch.object(found, "fn", lambda *about: True))


def of_scope(kind: type[QuerySet], method: str) -> Mutant:
    def unscoped(self: Any, user: Any) -> Any:
        return everything(self.model)

    return Mutant(f"scope {kind.__name__}.{method}", lambda: patch.object(kind, method, unscoped))


def of_guard(leaf: Leaf, cell: Any) -> Mutant:
    """The scope of a guard at one address; it stands in the closure of `needs`."""
    scope = cell.cell_contents

    @contextmanager
    def hole() -> Iterator[None]:
        cell.cell_contents = lambda user: everything(scope(user).model)
        yield
        cell.cell_contents = scope

    return Mutant(f"guard of {leaf.name}", hole, address=leaf.name)


def of_viewset(leaf: Leaf) -> Mutant:
    """The scope of the API at one address."""
    kind = _viewset(leaf)

    def unscoped(view: Any) -> Any:
        return everything(kind.queryset.model)

    return Mutant(
        f"viewset of {leaf.name}", lambda: patch.object(kind, "get_queryset", unscoped), address=leaf.name
    )


def everything(model: Any) -> QuerySet[Any]:
    """All rows of a model, in the shape that scopes give them."""
    found = model._default_manager.all()
    return found.originals() if hasattr(found, "originals") else found


def _scope_of(view: Any) -> Any:
    while view is not None:
        names = getattr(getattr(view, "__code__", None), "co_freevars", ())
        if "scope" in names:
            return view.__closure__[names.index("scope")]
        view = getattr(view, "__wrapped__", None)
    return None


def _viewset(leaf: Leaf) -> Any:
    found = getattr(leaf.pattern.callback, "cls", None)
    return found if leaf.name.startswith("api:") and getattr(found, "queryset", None) is not None else None


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

"""The project's own Python files as syntax trees, read and walked once."""

import ast
from collections import deque
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
APPS = ("accounts", "companies", "content", "courses", "cohorts", "certificates")
NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class Found(NamedTuple):
    """A node of a module and the dotted name of what it stands in: `cohorts.actions.reviews.save_review`."""

    module: str
    inside: str
    node: ast.AST


@cache
def paths() -> dict[str, Path]:
    """Dotted name → file of every module of the apps and lms."""
    found = {}
    for top in (*APPS, "lms"):
        for path in sorted((ROOT / top).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            if "migrations" not in parts:
                found[".".join(parts).removesuffix(".__init__")] = path
    return found


@cache
def nodes() -> tuple[Found, ...]:
    """Every node of every module."""
    return tuple(
        found for name, path in paths().items() for found in walk(name, name, ast.parse(path.read_text()))
    )


def walk(module: str, inside: str, tree: ast.AST) -> Iterator[Found]:
    """Every node below `tree`, what stands in a module or class before what stands in its functions."""
    waiting = deque([(inside, tree)])
    while waiting:
        inside, parent = waiting.popleft()
        for node in ast.iter_child_nodes(parent):
            yield Found(module, inside, node)
            waiting.append((f"{inside}.{node.name}" if isinstance(node, NAMED) else inside, node))


def imports() -> Iterator[tuple[str, str]]:
    """Module and every dotted name that it imports, `from a import b` as `a.b`."""
    for module, _inside, node in nodes():
        if isinstance(node, ast.Import):
            yield from ((module, alias.name) for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((module, f"{node.module}.{alias.name}") for alias in node.names)

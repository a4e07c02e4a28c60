"""Who may import what of whom (docs/architecture.md)."""

import ast
import subprocess
import sys

import pytest

from tests.architecture.source import APPS, ROOT, imports, modules

DOORS = {"models", "actions", "rules", "reports", "events", "blocks", "kinds"}
# What else stands open, to whom: the site puts the apps together, its demo plays every part,
# and the files and rich text of content are what versions are frozen from.
OPEN = {
    ("lms.site", ""): {"api", "urls"},
    ("lms.urls", ""): {"urls", "views"},
    ("lms.site.demo", ""): {"allocation", "h5p"},
    ("", "content"): {"media", "richtext"},
}


def test_the_layers_hold():
    """Data moves to the right, one shape for every app, no undeclared module."""
    run = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    result = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603

    assert result.returncode == 0, result.stdout


def crossings():
    for name, tree in modules().items():
        own = name.split(".")[0]
        for target in imports(tree):
            app, _dot, rest = target.partition(".")
            if app in APPS and app != own:
                yield name, target, rest.split(".")[0]


def doors(name, app):
    return DOORS.union(
        *(more for (who, whose), more in OPEN.items() if name.startswith(who) and whose in ("", app))
    )


def test_apps_enter_each_other_by_the_doors():
    wrong = [
        f"{name} imports {target}"
        for name, target, door in crossings()
        if door not in doors(name, target.split(".")[0])
    ]

    assert wrong == []


def test_nothing_reaches_up_by_name():
    calls = [
        f"{name}:{node.lineno}"
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr == "get_model"
        and ast.unparse(node).startswith(("apps.", "django_apps."))
    ]

    assert calls == []


WRITING = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}
# Where rows are written: actions, the kernel, the demo, Wagtail's own page classes, the manager of people.
WRITERS = ("lms.core", "lms.site.demo", "accounts.models", "courses.models")


def verbs(tree):
    """The names under which a module knows modules of actions: `submissions.save(…)` is an action, no write."""
    nodes = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and "actions" in (node.module or "")
    ]
    return {alias.asname or alias.name for node in nodes for alias in node.names}


def writes(tree):
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if ast.unparse(node.func.value) in verbs(tree):
            continue
        # a row's save and a queryset's update take keywords only; a picture's, a dict's or a digest's do not
        keywords_only = not node.args and (
            node.func.attr == "save" or (node.func.attr == "update" and node.keywords)
        )
        if node.func.attr in WRITING or keywords_only:
            yield node


def test_only_actions_write():
    found = [
        f"{name}: {ast.unparse(node)[:60]}"
        for name, tree in modules().items()
        if "actions" not in name.split(".") and not name.startswith(WRITERS)
        for node in writes(tree)
    ]

    assert found == []


@pytest.mark.parametrize(
    "line", ["Row.objects.create(a=1)", "rows.update(a=1)", "row.save()", "row.delete()"]
)
def test_a_write_is_seen(line):
    assert list(writes(ast.parse(line)))

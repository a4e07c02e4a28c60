"""Who may import what of whom (docs/architecture.md)."""

import ast
import subprocess
import sys

from tests.architecture.source import APPS, ROOT, imports, nodes

DOORS = {"models", "actions", "rules", "reports", "events", "blocks", "kinds"}
# What else stands open, to whom: the site puts the apps together, its demo plays every part,
# and the files and rich text of content are what versions are frozen from.
OPEN = {
    ("lms.site", ""): {"api", "urls"},
    ("lms.urls", ""): {"urls", "views"},
    ("lms.site.demo", ""): {"allocation", "h5p", "progress_rules"},
    ("", "content"): {"media", "richtext"},
}


def test_the_layers_hold():
    """Data moves to the right, one shape for every app, no undeclared module."""
    run = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    result = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603

    assert result.returncode == 0, result.stdout


def crossings():
    for name, target in imports():
        own = name.split(".")[0]
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
        f"{module}:{node.lineno}"
        for module, _inside, node in nodes()
        if isinstance(node, ast.Attribute)
        and node.attr == "get_model"
        and ast.unparse(node).startswith(("apps.", "django_apps."))
    ]

    assert calls == []

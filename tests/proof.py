"""Figures of the slow tier, with what was wanted, written to docs/proof.md by `./dev prove`.

def test_seats(figure):
    figure("Enrolments for the last seat, 100 at once", wanted="1 in", found=f"{inside} in")
"""

import datetime
import json
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROWS = []


def pytest_addoption(parser):
    parser.addoption("--proof", action="store_true", help="write the figures to docs/proof.md")


@pytest.fixture
def figure(request):
    """Note one figure of this test."""

    def note(what, *, wanted, found):
        request.node.user_properties.append(("figure", [what, str(wanted), str(found)]))

    return note


def pytest_runtest_logreport(report):
    if report.when == "call":
        for name, row in report.user_properties:
            if name == "figure":
                ROWS.append([*row, "yes" if report.passed else "**no**"])


def pytest_sessionfinish(session):
    if not session.config.getoption("--proof") or hasattr(session.config, "workerinput"):
        return
    database = "PostgreSQL" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "SQLite"
    folder = ROOT / "var" / "proof"
    folder.mkdir(parents=True, exist_ok=True)
    passed = f"{session.testscollected - session.testsfailed} of {session.testscollected} tests passed"
    run = {"at": now(), "commit": commit(), "tests": passed, "rows": ROWS}
    (folder / f"{database}.json").write_text(json.dumps(run))
    (ROOT / "docs" / "proof.md").write_text(page(folder))


def now():
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")


def commit():
    run = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    return subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603


def page(folder):
    """What was found when, per database."""
    lines = ["# What the slow tier found", "", "Written by `./dev prove`; run it to see it again.", ""]
    for path in sorted(folder.glob("*.json"), reverse=True):
        run = json.loads(path.read_text())
        lines += [f"## {path.stem}", "", f"{run['at']}, commit {run['commit']}: {run['tests']}.", ""]
        lines += ["| what | wanted | found | passed |", "|---|---|---|---|"]
        lines += ["| " + " | ".join(row) + " |" for row in run["rows"]] + [""]
    return "\n".join(lines)

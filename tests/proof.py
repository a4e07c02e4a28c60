"""`pytest --proof NAME` writes what the run found to docs/proof.md, beside the runs that were noted before.

The slow tier is told test by test, with what a test noted by `record_property`; the other runs by their sums.
"""

import datetime
import json
import os
import platform
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "proof"
PAGE = ROOT / "docs" / "proof.md"
HEAD = """# What was proved

Written by `./dev prove`, which runs everything that the project promises; run it to see it again.
"""
HEADS = ("run", "command", "when", "commit", "tests passed", "minutes")
WANTED = {"home": 15, "course space": 15, "lesson": 15, "assignment": 15, "desk whole": 250}


def pytest_addoption(parser):
    parser.addoption("--proof", metavar="NAME", help="write what this run found to docs/proof.md")


def pytest_configure(config):
    if config.getoption("--proof") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Proof(config))


class Proof:
    """What one run found."""

    def __init__(self, config):
        self.name, self.began = config.getoption("--proof"), datetime.datetime.now(datetime.UTC)
        self.marks = config.option.markexpr
        self.slow = "not prove" not in self.marks
        self.tests = defaultdict(lambda: {"passed": 0, "all": 0, "seconds": 0.0, "figures": []})

    def pytest_runtest_logreport(self, report):
        found = self.tests[report.nodeid.split("[")[0]]
        found["seconds"] += report.duration
        if report.when == "call" or report.outcome != "passed":
            found["all"] += 1
            found["passed"] += report.passed
            found["figures"] += [f"{name}: {value}" for name, value in report.user_properties]

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self):
        if self.tests:
            seconds = (datetime.datetime.now(datetime.UTC) - self.began).total_seconds()
            command = f"pytest -m '{self.marks}'"
            note(self.name, command=command, slow=self.slow, seconds=seconds, tests=self.tests)


def note(name, **found):
    """Keep what a run found, and write the page anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    run = {"name": name, "at": now(), "commit": commit(), **found}
    (FOLDER / f"{name.replace('/', ' ')}.json").write_text(json.dumps(run))
    PAGE.write_text(page([json.loads(path.read_text()) for path in sorted(FOLDER.glob("*.json"))]))


def now():
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")


def commit():
    run = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    return subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603


def page(runs):
    """The page of all runs: their sums, the slow tier test by test, the bench."""
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}."
    tested = [run for run in runs if "tests" in run]
    parts = [HEAD, machine, "", *table(HEADS, map(summed, tested))]
    for run in tested:
        if run["slow"]:
            rows = [told(test, found) for test, found in sorted(run["tests"].items())]
            parts += ["", f"## {run['name']}", "", *table(("test", "passed", "seconds", "found"), rows)]
    for run in runs:
        if "pages" in run:
            parts += ["", f"## {run['name']}", "", f"{run['at']}, commit {run['commit']}.", ""]
            parts += table(
                ("page", "CPU ms", "wanted", "queries", "bytes"), map(benched, run["pages"].items())
            )
    return "\n".join(parts) + "\n"


def table(heads, rows):
    return [_row(heads), "|---" * len(heads) + "|", *map(_row, rows)]


def _row(cells):
    return "| " + " | ".join(map(str, cells)) + " |"


def summed(run):
    passed, every = (sum(found[key] for found in run["tests"].values()) for key in ("passed", "all"))
    counted = f"{passed} of {every}" if passed == every else f"**{passed} of {every}**"
    return run["name"], f"`{run['command']}`", run["at"], run["commit"], counted, f"{run['seconds'] / 60:.1f}"


def told(test, found):
    counted = f"{found['passed']} of {found['all']}"
    counted = counted if found["passed"] == found["all"] else f"**{counted}**"
    return f"`{test}`", counted, f"{found['seconds']:.0f}", "; ".join(found["figures"])


def benched(page_of):
    name, found = page_of
    wanted = f"≤ {WANTED[name]}" if name in WANTED else ""
    return name, found["cpu_ms"], wanted, found["queries"], found["bytes"]


if __name__ == "__main__":  # python -m bench --json | python -m tests.proof
    note("./dev bench", **json.load(sys.stdin))

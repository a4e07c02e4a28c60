"""The product as `./dev run` starts it, with the demo and a small course more, in a folder of its own.

The house is built once per state of the code; every process of the tests gets a copy and its own server.
"""

import fcntl
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from tests.settings import SCHEMA

ROOT = Path(__file__).absolute().parent.parent.parent
APPS = ("accounts", "certificates", "cohorts", "companies", "content", "courses", "lms")
# What decides how the demo looks in the database; the rest of the code only shows it.
DATA = (
    "*/migrations",
    "*/models*",
    "*/actions*",
    "content",
    "courses",
    "lms/site/demo",
    "tests/journeys/world.py",
)
# Enough while one writes tests: LMS_KEEP_HOUSE=1.
TABLES = ("*/migrations", "lms/*/migrations", "lms/site/demo", "tests/journeys/world.py")
BUILT = ROOT / "var" / "journeys"


@dataclass
class House:
    """A running server; `log` holds all that it and the worker have said."""

    url: str
    folder: Path
    process: subprocess.Popen

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()

    def close(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=30)
        shutil.rmtree(self.folder, ignore_errors=True)


def open_house(name: str) -> House:
    """Copy what is built and start web and worker on a free port."""
    built = build()
    folder = BUILT / f"copy-{name}-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(built / "lms.sqlite3", folder)
    (built / "media").mkdir(exist_ok=True)
    shutil.copytree(built / "media", folder / "media", copy_function=os.link)
    (folder / "static").symlink_to(built / "static")
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "lms.core.serve", "--port", str(port), "--workers", "1"]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=surroundings(folder, url), stdout=log, stderr=log)  # noqa: S603
    house = House(url, folder, process)
    wait_for(house)
    return house


def build() -> Path:
    """The folder of the house that is built from the code as it is now."""
    BUILT.mkdir(parents=True, exist_ok=True)
    built = BUILT / "built"
    with (BUILT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        data, code = state_of(*(TABLES if os.environ.get("LMS_KEEP_HOUSE") else DATA)), state_of(*APPS)
        is_new = not is_stamped(built, "data", data)
        if not is_new and os.environ.get("LMS_KEEP_HOUSE"):
            return built
        if is_new:
            shutil.rmtree(built / "media", ignore_errors=True)
            for left in built.glob("lms.sqlite3*"):
                left.unlink()
            start_migrated(built)
        if is_new or not is_stamped(built, "code", code):
            run(built, "manage.py", "prepare")
        if is_new:
            run(built, "-m", "tests.journeys.world")
            (built / "data").write_text(data)
        (built / "code").write_text(code)
    return built


def start_migrated(built: Path) -> None:
    """Spare the migrations where the suite has a migrated file already; `prepare` does what is left."""
    template = Path(settings.VAR_DIR) / f"test-{SCHEMA}.sqlite3"
    if template.exists():
        built.mkdir(exist_ok=True)
        shutil.copyfile(template, built / "lms.sqlite3")


def is_stamped(built: Path, name: str, state: str) -> bool:
    return (built / name).exists() and (built / name).read_text() == state


def run(built: Path, *module: str) -> None:
    command = [sys.executable, *module]
    around = surroundings(built, "http://127.0.0.1:8000")
    subprocess.run(command, cwd=ROOT, env=around, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def state_of(*patterns: str) -> str:
    """Changes when one of the files changes; translations that were compiled do not count."""
    found = {
        path for pattern in patterns for place in ROOT.glob(pattern) for path in [place, *place.rglob("*")]
    }
    digest = hashlib.sha256()
    for path in sorted(path for path in found if path.is_file() and path.suffix not in {".pyc", ".mo"}):
        digest.update(f"{path.relative_to(ROOT)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def surroundings(folder: Path, url: str) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LMS_", "DATABASE_", "PYTEST_"))
    }
    return kept | {
        "LMS_MODE": "demo",
        "LMS_VAR": str(folder),
        "LMS_SITE_URL": url,
        "DJANGO_SETTINGS_MODULE": "lms.settings",
        "PYTHONUNBUFFERED": "1",
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(house: House) -> None:
    for _attempt in range(300):
        try:
            with urllib.request.urlopen(f"{house.url}/health/", timeout=5):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"The server did not start:\n{house.log}")

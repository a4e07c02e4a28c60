"""The Chromium that `./dev test` has made sure of; it may reach this machine and nothing else."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--mute-audio", "--no-first-run")
INSIDE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"


@cache
def executable() -> str | None:
    """`LMS_CHROMIUM`, else the system's; None leaves the choice to Playwright."""
    if named := os.environ.get("LMS_CHROMIUM"):
        return named
    found = [path for name in NAMES if (path := shutil.which(name)) and _runs(path)]
    return next(iter([*found, *(place for place in PLACES if Path(place).exists())]), None)


def _runs(path: str) -> bool:
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0  # noqa: S603


def launch_arguments(given: dict) -> dict:
    chosen = {"executable_path": executable()} if executable() else {}
    return {**given, **chosen, "args": [*given.get("args", []), *QUIET, INSIDE]}

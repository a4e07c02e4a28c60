"""Builds H5P packages, sound and broken, for the tests of the host."""

import io
import json
import os
import zipfile
from pathlib import Path

REAL = Path(os.environ.get("LMS_REAL_DATA") or Path(__file__).parents[2].parent / "shared" / "data")

DESCRIPTION = {
    "title": "A greeting",
    "language": "en",
    "mainLibrary": "Greeting",
    "embedTypes": ["iframe"],
    "preloadedDependencies": [{"machineName": "Greeting", "majorVersion": 1, "minorVersion": 0}],
}
SEMANTICS = [{"name": "text", "type": "text"}, {"name": "photo", "type": "image"}]


def described(name="Greeting", *, major=1, minor=0, patch=0, needs=(), **more):
    """A `library.json`; `needs` are (name, major, minor)."""
    return {
        "title": name,
        "machineName": name,
        "majorVersion": major,
        "minorVersion": minor,
        "patchVersion": patch,
        "runnable": 1,
        "preloadedDependencies": [
            {"machineName": other, "majorVersion": a, "minorVersion": b} for other, a, b in needs
        ],
        **more,
    }


def files(**changes):
    """The files of a small sound package; `changes` are by path, with None to leave a file out."""
    base = {
        "h5p.json": DESCRIPTION,
        "content/content.json": {"text": "Hello"},
        "Greeting-1.0/library.json": described(preloadedJs=[{"path": "greeting.js"}]),
        "Greeting-1.0/semantics.json": SEMANTICS,
        "Greeting-1.0/greeting.js": b"window.Greeting = function () { this.attach = function () {}; };",
    }
    return {path: body for path, body in {**base, **changes.get("changed", {})}.items() if body is not None}


def package(changed=None, extra=()):
    """The archive as an open file; `extra` are (ZipInfo or name, bytes) written after the files, even twice."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, body in files(changed=changed or {}).items():
            archive.writestr(path, body if isinstance(body, bytes) else json.dumps(body))
        for name, body in extra:
            archive.writestr(name, body)
    buffer.seek(0)
    return buffer


def tree(folder):
    """Every path under a folder, to compare before and after."""
    return sorted(str(path.relative_to(folder)) for path in Path(folder).rglob("*"))

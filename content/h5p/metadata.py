"""What `h5p.json` and `library.json` must say, and the sentences for when they do not."""

import re
from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from content.h5p import identity
from content.h5p.identity import LibraryId
from content.h5p.problems import Findings, shorten

CORE_API = (1, 28)
TITLE = re.compile(r".{1,255}", re.DOTALL)
LANGUAGE = re.compile(r"[-a-zA-Z]{1,10}")
MAIN_LIBRARY = re.compile(r"[$a-zA-Z_][0-9a-zA-Z_.$\-]{0,126}")
LANGUAGE_FILE = re.compile(r"[a-z]{1,10}(?:-[a-z]{1,10}){0,6}\.json", re.IGNORECASE)
ASSET = re.compile(r"[\w\-. ]+(?:/[\w\-. ]+)*\.(js|css)", re.ASCII | re.IGNORECASE)
EMBED_TYPES = {"iframe", "div"}
DEPENDENCY_FIELDS = ("preloadedDependencies", "dynamicDependencies", "editorDependencies")
NEEDED_TO_PLAY = ("preloadedDependencies", "dynamicDependencies")
EDITOR = "H5PEditor"


def check_content_description(h5p: Any, findings: Findings) -> list[LibraryId]:
    """Check `h5p.json`; what it lists as needed, in its order."""
    if not isinstance(h5p, dict):
        findings.add("invalid-h5p-json", _("h5p.json does not describe a content."))
        return []
    for name, pattern in (("title", TITLE), ("language", LANGUAGE), ("mainLibrary", MAIN_LIBRARY)):
        if not isinstance(h5p.get(name), str) or not pattern.fullmatch(h5p[name]):
            sentence = _('h5p.json: the field "%(field)s" is missing or not valid.') % {"field": name}
            findings.add("invalid-h5p-json", sentence)
    embed = h5p.get("embedTypes")
    if not isinstance(embed, list) or not embed or not all(kind in EMBED_TYPES for kind in embed):
        sentence = _('h5p.json: the field "%(field)s" is missing or not valid.') % {"field": "embedTypes"}
        findings.add("invalid-h5p-json", sentence)
    return _dependencies(h5p, "h5p.json", ("preloadedDependencies",), findings)


def main_library(h5p: dict[str, Any], listed: list[LibraryId], findings: Findings) -> LibraryId | None:
    """The library that plays the content, with the version that the package lists for it."""
    for library in listed:
        if library.name == h5p.get("mainLibrary"):
            return library
    findings.add(
        "missing-main-library",
        _("h5p.json names %(library)s as the main library but does not list it.")
        % {"library": shorten(str(h5p.get("mainLibrary")))},
    )
    return None


def check_library(
    folder: str, described: Any, files: Collection[str], findings: Findings
) -> LibraryId | None:
    """Check one `library.json` against its folder and files; the library that it describes."""
    path = f"{folder}/library.json"
    try:
        library = identity.read(described)
        identity.number(described.get("patchVersion"))
        identity.number(described.get("runnable"))
    except ValueError:
        sentence = _("%(file)s: name, version or another required field is missing or not valid.")
        findings.add("invalid-library-json", sentence % {"file": shorten(path)})
        return None
    if not isinstance(described.get("title"), str) or not TITLE.fullmatch(described["title"]):
        sentence = _('%(file)s: the field "%(field)s" is missing or not valid.')
        findings.add("invalid-library-json", sentence % {"file": shorten(path), "field": "title"})
    if folder not in (library.name, library.folder):
        sentence = _("The folder %(folder)s holds the library %(library)s; their names differ.")
        findings.add("folder-name", sentence % {"folder": shorten(folder), "library": str(library)})
    _dependencies(described, path, DEPENDENCY_FIELDS, findings)
    _check_assets(folder, described, files, findings)
    _check_core_api(library, described, findings)
    return library


def needed(described: dict[str, Any]) -> list[LibraryId]:
    """The libraries that one library needs to play; what only its editor needs does not count."""
    return [
        library
        for field in NEEDED_TO_PLAY
        for library in identity.read_all(described.get(field))
        if not library.name.startswith(EDITOR)
    ]


def asset_paths(described: dict[str, Any], field: str) -> list[str]:
    """The script or style files that a library loads, in its order."""
    return [clean_asset_path(entry["path"]) for entry in described.get(field) or []]


def clean_asset_path(path: str) -> str:
    """A path as libraries write it, in the form in which archives name it."""
    return path.strip().replace("\\", "/").removeprefix("./").lstrip("/")


def _dependencies(
    described: dict[str, Any], path: str, fields: tuple[str, ...], findings: Findings
) -> list[LibraryId]:
    found: list[LibraryId] = []
    for field in fields:
        try:
            found += identity.read_all(described.get(field))
        except ValueError:
            sentence = _('%(file)s: the field "%(field)s" is missing or not valid.')
            findings.add("invalid-dependencies", sentence % {"file": shorten(path), "field": field})
    return found


def _check_assets(folder: str, described: dict[str, Any], files: Collection[str], findings: Findings) -> None:
    for field, kind in (("preloadedJs", "js"), ("preloadedCss", "css")):
        entries = described.get(field) or []
        for entry in entries if isinstance(entries, list) else [None]:
            path = entry.get("path") if isinstance(entry, dict) else None
            path = clean_asset_path(path) if isinstance(path, str) else ""
            match = ASSET.fullmatch(path) if len(path) <= 255 and ".." not in path else None
            if not match or match[1].lower() != kind:
                sentence = _('%(file)s: "%(path)s" is not the name of a script or style file.')
                findings.add(
                    "invalid-asset-path",
                    sentence % {"file": f"{shorten(folder)}/library.json", "path": shorten(path)},
                )
            elif f"{folder}/{path}" not in files:
                sentence = _("%(file)s is named by its library but is not in the package.")
                findings.add("missing-file", sentence % {"file": shorten(f"{folder}/{path}")})


def _check_core_api(library: LibraryId, described: dict[str, Any], findings: Findings) -> None:
    wanted = described.get("coreApi")
    if not wanted:
        return
    try:
        version = (identity.number(wanted.get("majorVersion")), identity.number(wanted.get("minorVersion")))
    except (AttributeError, ValueError):
        version = (CORE_API[0] + 1, 0)
    if version > CORE_API:
        findings.add(
            "core-too-old",
            _("%(library)s needs a newer H5P player than the one here (%(major)d.%(minor)d).")
            % {"library": str(library), "major": CORE_API[0], "minor": CORE_API[1]},
        )

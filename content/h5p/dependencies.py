"""Which libraries a content uses, and in which order their scripts and styles are loaded."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from content.h5p import identity, metadata
from content.h5p.identity import LibraryId

NEEDS_EVAL = frozenset({"EmbeddedJS", "TimelineJS", "H5P.Timeline"})


@dataclass(frozen=True)
class Assets:
    """The scripts and styles of a content, as paths under the libraries' address, in loading order."""

    scripts: tuple[str, ...]
    styles: tuple[str, ...]


def used_libraries(params: Any) -> list[LibraryId]:
    """Every library that the parameters refer to, once, in the order of the document.

    The list in `h5p.json` is not asked: real packages list libraries there that break the player.
    """
    found: dict[LibraryId, None] = {}
    waiting = [params]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if library := identity.parse(value.get("library")):
                found.setdefault(library)
            waiting.extend(reversed(value.values()))
        elif isinstance(value, list):
            waiting.extend(reversed(value))
    return list(found)


def foreign_hosts(params: Any) -> list[str]:
    """The other sites that a content's files and addresses name; a frame may load nothing from there."""
    found, waiting = set(), [params]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            path = value.get("path")
            if isinstance(path, str) and path.lower().startswith(("http://", "https://", "//")):
                found.add(urlsplit(path).hostname or "")
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return sorted(found - {""})


def order(roots: Iterable[LibraryId], described: Mapping[LibraryId, dict[str, Any]]) -> list[LibraryId]:
    """The roots and all that they preload, each after what it needs (post-order, also through cycles).

    Libraries that are not in `described` are left out.
    """
    done: dict[LibraryId, None] = {}
    entered: set[LibraryId] = set()
    for root in roots:
        stack = [(root, _preloaded(root, described))] if root in described else []
        entered.add(root)
        while stack:
            library, rest = stack[-1]
            following = next((one for one in rest if one in described and one not in entered), None)
            if following is None:
                stack.pop()
                done.setdefault(library)
            else:
                entered.add(following)
                stack.append((following, _preloaded(following, described)))
    return list(done)


def assets(libraries: Iterable[LibraryId], described: Mapping[LibraryId, dict[str, Any]]) -> Assets:
    """The scripts and styles of ordered libraries, without the styles that one of them drops."""
    libraries = list(libraries)
    dropped = {
        entry.get("machineName")
        for library in libraries
        for entry in described[library].get("dropLibraryCss") or []
        if isinstance(entry, dict)
    }
    scripts, styles = [], []
    for library in libraries:
        about = described[library]
        version = f"?ver={library.major}.{library.minor}.{about['patchVersion']}"
        scripts += [
            f"{library.folder}/{path}{version}" for path in metadata.asset_paths(about, "preloadedJs")
        ]
        if library.name not in dropped:
            styles += [
                f"{library.folder}/{path}{version}" for path in metadata.asset_paths(about, "preloadedCss")
            ]
    return Assets(tuple(scripts), tuple(styles))


def needs_eval(libraries: Iterable[LibraryId]) -> bool:
    """Whether one of the libraries builds code from text and so needs `unsafe-eval` in its frame."""
    return any(library.name in NEEDS_EVAL for library in libraries)


def _preloaded(library: LibraryId, described: Mapping[LibraryId, dict[str, Any]]) -> Iterator[LibraryId]:
    return iter(identity.read_all(described[library].get("preloadedDependencies")))

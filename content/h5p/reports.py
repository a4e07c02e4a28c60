"""Questions about H5P: what a frame needs to play, what an upload would touch."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from content.h5p import dependencies
from content.h5p.dependencies import Assets
from content.h5p.identity import LibraryId
from content.h5p.models import H5PLibrary, H5PRevision


@dataclass(frozen=True)
class Playable:
    """The libraries that one revision plays with: their scripts and styles in order, and a mark of their state."""

    assets: Assets
    mark: str
    needs_eval: bool


def playable(revision: H5PRevision) -> Playable:
    """What the frame of a revision loads now, with the patches that are installed now."""
    rows = H5PLibrary.objects.only("machine_name", "major", "minor", "described", "folder")
    libraries = {library.id_: library for library in rows}
    described = {key: library.described for key, library in libraries.items()}
    main = revision.main_library.id_
    order = dependencies.order([*dependencies.used_libraries(revision.params), main], described)
    folders = "\n".join(libraries[key].folder for key in order)
    return Playable(
        assets=dependencies.assets(order, described),
        mark=hashlib.sha256(folders.encode()).hexdigest()[:16],
        needs_eval=dependencies.needs_eval(order),
    )


def library_folder(folder: str) -> str | None:
    """Where the library with this name in addresses ("H5P.Blanks-1.14") is unpacked now."""
    name, _dash, version = folder.rpartition("-")
    major, _dot, minor = version.partition(".")
    if (
        not (name and major.isascii() and major.isdigit() and minor.isascii() and minor.isdigit())
        or len(version) > 11
    ):
        return None
    rows = H5PLibrary.objects.filter(machine_name=name, major=int(major), minor=int(minor))
    return rows.values_list("folder", flat=True).first()


def contents_that_use(libraries: Iterable[LibraryId]) -> int:
    """How many contents play with one of the libraries, in any revision."""
    wanted = set(libraries)
    described = {
        row.id_: row.described
        for row in H5PLibrary.objects.only("machine_name", "major", "minor", "described")
    }
    found = set()
    for revision in (
        H5PRevision.objects.select_related("main_library").defer("metadata").iterator(chunk_size=100)
    ):
        roots = [*dependencies.used_libraries(revision.params), revision.main_library.id_]
        if wanted & set(dependencies.order(roots, described)):
            found.add(revision.content_id)
    return len(found)

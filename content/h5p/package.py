"""An uploaded `.h5p` file, checked whole before anything of it is stored."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import IO, Any

from django.utils.translation import gettext as _

from content.h5p import metadata
from content.h5p.archive import LIMITS, Archive, Limits
from content.h5p.dependencies import used_libraries
from content.h5p.identity import MACHINE_NAME, LibraryId, number
from content.h5p.problems import Findings, Refused, refuse, shorten

CONTENT_TYPES = frozenset(
    {
        *("json", "txt", "csv", "md", "textile", "diff", "patch", "vtt", "webvtt"),
        *("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "gltf", "glb"),
        *("eot", "ttf", "woff", "woff2", "otf"),
        *("webm", "mp4", "ogg", "mp3", "m4a", "wav"),
        *("pdf", "rtf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp"),
    }
)
LIBRARY_TYPES = CONTENT_TYPES | {"js", "css", "svg", "xml"}
LEFT_OUT = frozenset({"swf"})  # older libraries still carry Flash files, which nothing here serves
CONTENT = "content/"
PARAMS = "content/content.json"
DESCRIPTION = "h5p.json"


@dataclass(frozen=True)
class PackagedLibrary:
    """A library inside a package: where it lies and what its `library.json` says."""

    id: LibraryId
    folder: str
    described: dict[str, Any]

    @property
    def patch(self) -> int:
        return number(self.described["patchVersion"])


@dataclass(frozen=True)
class Package:
    """A package that passed every check. Its files are still in the archive; nothing has been unpacked."""

    archive: Archive
    described: dict[str, Any]
    params: dict[str, Any]
    main: LibraryId
    needed: frozenset[LibraryId]
    libraries: dict[LibraryId, PackagedLibrary] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return self.described["title"]

    @property
    def content_files(self) -> list[str]:
        """The content's own files, by their names in the archive, without its parameters."""
        return [path for path in self.archive if path.startswith(CONTENT) and path != PARAMS]

    def files_of(self, library: PackagedLibrary) -> list[str]:
        """The files of one library, by their names in the archive."""
        inside = (path for path in self.archive if path.startswith(f"{library.folder}/"))
        return [path for path in inside if _ending(path) not in LEFT_OUT]


def check(file: IO[bytes], limits: Limits = LIMITS) -> Package:
    """The package in `file` when it is sound in itself, else `Refused` with every reason found."""
    archive, findings = Archive(file, limits), Findings()
    _check_types(archive, findings)
    described, params = _read(archive, DESCRIPTION, findings), _read(archive, PARAMS, findings)
    findings.stop_if_any()
    if not isinstance(params, dict):
        findings.add("invalid-content-json", _("content/content.json does not hold the content's fields."))
    listed = metadata.check_content_description(described, findings)
    findings.stop_if_any()
    main = metadata.main_library(described, listed, findings)
    libraries = _check_libraries(archive, findings)
    findings.stop_if_any()
    if main is None:
        raise Refused(findings.problems)
    needed = _needed(listed, libraries, params)
    return Package(archive, described, params, main, needed, libraries)


def check_needed(package: Package, installed: Collection[LibraryId], *, may_install: bool) -> None:
    """Refuse when a library is missing: from the package and the site, or from the site when none may be added."""
    present = set(installed) | (set(package.libraries) if may_install else set())
    wanted = package.needed if may_install else _own_needs(package)
    missing = sorted(library for library in wanted if library not in present)
    if missing:
        names = ", ".join(str(library) for library in missing[:10])
        raise refuse("missing-libraries", _missing_sentence(may_install) % {"libraries": names})


def _missing_sentence(may_install: bool) -> str:
    if may_install:
        return _(
            "The package needs libraries that it does not bring and that are not installed: %(libraries)s."
        )
    return _(
        "The content needs libraries that are not installed here: %(libraries)s. "
        "Ask an administrator who may install H5P libraries."
    )


def _own_needs(package: Package) -> set[LibraryId]:
    """What the content itself uses: installed libraries bring their own needs, which were checked with them."""
    packaged = {library for library in used_libraries(package.params) if library in package.libraries}
    return packaged | {package.main}


def _needed(
    listed: list[LibraryId], libraries: dict[LibraryId, PackagedLibrary], params: dict[str, Any]
) -> frozenset[LibraryId]:
    wanted = {library for library in listed if not library.name.startswith(metadata.EDITOR)}
    for library in libraries.values():
        wanted.update(metadata.needed(library.described))
    return frozenset(wanted)


def _check_types(archive: Archive, findings: Findings) -> None:
    """Files of types that neither contents nor libraries may have; top-level extras are simply not used."""
    for path in archive:
        if "/" not in path or path == PARAMS:
            continue
        if path.startswith(CONTENT):
            if _ending(path) not in CONTENT_TYPES:
                sentence = _("%(file)s: files of this type are not allowed in a content.")
                findings.add("type-not-allowed", sentence % {"file": shorten(path)})
        elif _ending(path) not in LIBRARY_TYPES | LEFT_OUT:
            sentence = _("%(file)s: files of this type are not allowed in a library.")
            findings.add("type-not-allowed", sentence % {"file": shorten(path)})


def _ending(path: str) -> str:
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""


def _read(archive: Archive, path: str, findings: Findings) -> Any:
    """The document at `path`, or nothing and a finding."""
    if path not in archive:
        sentence = _("%(file)s is missing from the package.") % {"file": shorten(path)}
        findings.add("missing-file", sentence)
        return None
    try:
        return archive.json(path)
    except Refused as refused:
        findings.problems += refused.problems
        return None


def _check_libraries(archive: Archive, findings: Findings) -> dict[LibraryId, PackagedLibrary]:
    folders = {path.split("/")[0] for path in archive if "/" in path and not path.startswith(CONTENT)}
    libraries: dict[LibraryId, PackagedLibrary] = {}
    for folder in sorted(folders):
        library = _check_library(archive, folder, findings)
        if library and library.id in libraries:
            sentence = _("%(library)s is in the package twice.") % {"library": str(library.id)}
            findings.add("duplicate", sentence)
        elif library:
            libraries[library.id] = library
    return libraries


def _check_library(archive: Archive, folder: str, findings: Findings) -> PackagedLibrary | None:
    if not MACHINE_NAME.fullmatch(folder):
        sentence = _("%(folder)s is not the name of an H5P library.") % {"folder": shorten(folder)}
        findings.add("folder-name", sentence)
        return None
    before = len(findings.problems)
    described = _read(archive, f"{folder}/library.json", findings)
    if len(findings.problems) > before:
        return None
    library = metadata.check_library(folder, described, archive.entries, findings)
    _check_texts(archive, folder, findings)
    return PackagedLibrary(library, folder, described) if library else None


def _check_texts(archive: Archive, folder: str, findings: Findings) -> None:
    """A library's form description and its languages must at least be JSON."""
    semantics = f"{folder}/semantics.json"
    if semantics in archive and not isinstance(_read(archive, semantics, findings) or [], list):
        sentence = _("%(file)s does not describe a form.") % {"file": shorten(semantics)}
        findings.add("invalid-semantics", sentence)
    for path in archive:
        if path.startswith(f"{folder}/language/"):
            if not metadata.LANGUAGE_FILE.fullmatch(path.removeprefix(f"{folder}/language/")):
                sentence = _("%(file)s is not named after a language.") % {"file": shorten(path)}
                findings.add("invalid-language-file", sentence)
            else:
                _read(archive, path, findings)

"""Takes an uploaded package in: libraries where that is allowed, and the content as a new revision."""

import hashlib
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import IO, Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from content.h5p import names, package, store
from content.h5p.archive import Limits
from content.h5p.dependencies import foreign_hosts, used_libraries
from content.h5p.identity import LibraryId, number
from content.h5p.markup import plain
from content.h5p.models import H5PContent, H5PLibrary, H5PRevision
from content.h5p.package import CONTENT, PARAMS, Package, PackagedLibrary
from content.h5p.places import root
from content.h5p.problems import refuse, shorten
from content.h5p.semantics import Filter
from lms.core import audit

LARGEST_PACKAGE = 300 * 1024 * 1024
KEPT_METADATA = (
    "title",
    "license",
    "licenseVersion",
    "authors",
    "source",
    "changes",
    "defaultLanguage",
    "a11yTitle",
)


@dataclass
class Installed:
    """What an upload did: the new revision, and what happened to libraries on the way."""

    revision: H5PRevision | None = None
    added: list[LibraryId] = field(default_factory=list)
    updated: list[LibraryId] = field(default_factory=list)
    held_back: list[LibraryId] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Source:
    """Where a package came from: provenance that every library and revision keeps."""

    name: str
    sha256: str
    by: Any

    @property
    def of_revision(self) -> dict[str, Any]:
        return {"package_name": self.name, "package_sha256": self.sha256, "uploaded_by": self.by}


def install(
    upload: IO[bytes],
    *,
    by: Any,
    may_install: bool,
    organisation: Any = None,
    content: H5PContent | None = None,
    update_libraries: bool = False,
    limits: Limits = package.LIMITS,
) -> Installed:
    """Take a package in as a new content of `organisation`, or as the next revision of `content`.

    Libraries that are missing are added only when `may_install`; a newer patch of an installed one
    replaces it only when `update_libraries` says so too. Raises `Refused` and keeps nothing otherwise.
    The package that already is the newest revision is taken once.
    """
    source = Source(_name(upload), _digest(upload), by)
    checked = package.check(upload, limits)
    with store.staging(root()) as stage, transaction.atomic():
        done = Installed()
        present = {library.id_: library for library in H5PLibrary.objects.select_for_update(of=("self",))}
        package.check_needed(checked, present, may_install=may_install)
        if may_install:
            _install_libraries(stage, checked, present, source, done, update=update_libraries)
        content = _content(checked, content, organisation, by)
        done.foreign = foreign_hosts(checked.params)
        done.revision = _same(content, source) or _add_revision(
            stage, checked, content, present, source, done
        )
        stage.place()
    return done


def _name(upload: IO[bytes]) -> str:
    name = str(getattr(upload, "name", "") or "").replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in name if c.isprintable())[:150]


def _digest(upload: IO[bytes]) -> str:
    upload.seek(0, 2)
    if upload.tell() > LARGEST_PACKAGE:
        sentence = _("The package is larger than %(limit)d MB.") % {"limit": LARGEST_PACKAGE >> 20}
        raise refuse("package-too-large", sentence)
    upload.seek(0)
    digest = hashlib.file_digest(upload, "sha256").hexdigest()  # type: ignore[arg-type]
    upload.seek(0)
    return digest


def _install_libraries(
    stage: store.Stage,
    checked: Package,
    present: dict[LibraryId, H5PLibrary],
    source: Source,
    done: Installed,
    *,
    update: bool,
) -> None:
    for key, packaged in sorted(checked.libraries.items()):
        earlier = present.get(key)
        if earlier and earlier.patch >= packaged.patch:
            continue
        if earlier and not update:
            done.held_back.append(key)
            continue
        present[key] = _install_library(stage, checked, packaged, earlier, source)
        (done.updated if earlier else done.added).append(key)


def _install_library(
    stage: store.Stage,
    checked: Package,
    packaged: PackagedLibrary,
    earlier: H5PLibrary | None,
    source: Source,
) -> H5PLibrary:
    """Unpack one library and make it the installed one of its line."""
    inside = len(packaged.folder) + 1
    paths = [(path, path[inside:]) for path in checked.files_of(packaged)]
    stored = stage.unpack(checked.archive, paths, store.new_library_folder(packaged.id.folder))
    form = f"{packaged.folder}/semantics.json"
    library = earlier or H5PLibrary(
        machine_name=packaged.id.name, major=packaged.id.major, minor=packaged.id.minor
    )
    if earlier:
        transaction.on_commit(partial(store.remove, stage.root, earlier.folder))
    library.patch, library.title = packaged.patch, packaged.described["title"]
    library.runnable = bool(number(packaged.described["runnable"]))
    library.described = packaged.described
    library.form = (checked.archive.json(form) or []) if form in checked.archive else []
    library.folder, library.sha256 = stored.folder, stored.sha256
    library.source_name, library.source_sha256, library.installed_by = source.name, source.sha256, source.by
    library.save()
    audit.record("h5p.library_installed", library, by=source.by, patch=library.patch, sha256=library.sha256)
    return library


def _content(checked: Package, content: H5PContent | None, organisation: Any, by: Any) -> H5PContent:
    if content is None:
        return H5PContent.objects.create(organisation=organisation, title=checked.title, created_by=by)
    content = H5PContent.objects.select_for_update(of=("self",)).get(pk=content.pk)
    content.title = checked.title
    content.save(update_fields=["title"])
    return content


def _same(content: H5PContent, source: Source) -> H5PRevision | None:
    newest = content.revisions.order_by("-number").first()
    return newest if newest and newest.package_sha256 == source.sha256 else None


def _add_revision(
    stage: store.Stage,
    checked: Package,
    content: H5PContent,
    present: Mapping[LibraryId, H5PLibrary],
    source: Source,
    done: Installed,
) -> H5PRevision:
    main = _playable(checked, present)
    shorter = names.shortened(path.removeprefix(CONTENT) for path in checked.content_files)
    done.renamed = [shorten(path) for path in shorter]
    params, done.left_out = _filtered(checked, shorter, present)
    key = uuid.uuid4()
    stored = _unpack(stage, checked, shorter, key)
    kept = {name: checked.described[name] for name in KEPT_METADATA if name in checked.described}
    revision = H5PRevision.objects.create(
        uuid=key,
        content=content,
        number=(content.revisions.aggregate(last=Max("number"))["last"] or 0) + 1,
        title=checked.title,
        language=checked.described["language"],
        main_library=main,
        params=params,
        metadata=plain(kept),
        folder=stored.folder,
        size=stored.size,
        **source.of_revision,
    )
    audit.record(
        "h5p.revision_uploaded", revision, by=source.by, number=revision.number, sha256=source.sha256
    )
    return revision


def _playable(checked: Package, present: Mapping[LibraryId, H5PLibrary]) -> H5PLibrary:
    main = present[checked.main]
    if not main.runnable:
        sentence = _("%(library)s cannot be played on its own.") % {"library": str(checked.main)}
        raise refuse("not-playable", sentence)
    return main


def _unpack(stage: store.Stage, checked: Package, shorter: Mapping[str, str], key: uuid.UUID) -> store.Stored:
    """The content's files under names that every disk takes, and its parameters as they came."""
    inside = [path.removeprefix(CONTENT) for path in checked.content_files]
    paths = [(CONTENT + path, shorter.get(path, path)) for path in inside] + [(PARAMS, "content.json")]
    return stage.unpack(checked.archive, paths, store.content_folder(key))


def _filtered(
    checked: Package, shorter: Mapping[str, str], present: Mapping[LibraryId, H5PLibrary]
) -> tuple[dict[str, Any], list[str]]:
    """The parameters as the installed libraries allow them, and which parts had to be left out."""
    used: Iterable[LibraryId] = [*used_libraries(checked.params), checked.main]
    cleaner = Filter({one: present[one].form for one in used if one in present})
    params = cleaner.params(checked.main, names.renamed(checked.params, shorter))
    return params, sorted(set(cleaner.left_out))

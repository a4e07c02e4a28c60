"""Where unpacked libraries and contents lie on disk.

A folder is written aside, flushed to disk, and takes its place by one rename; it never changes
afterwards. What was staged or placed is removed again when the surrounding work fails.
"""

import hashlib
import os
import shutil
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from content.h5p.archive import Archive
from lms.core.uploads import flush

LIBRARIES = "libraries"
CONTENTS = "contents"
STAGING = "staging"


@dataclass(frozen=True)
class Stored:
    """One unpacked folder: its name in the store, the digest of all that is in it, and its size."""

    folder: str
    sha256: str
    size: int


@dataclass
class Stage:
    """Folders on their way into the store."""

    root: Path
    aside: Path
    staged: list[str] = field(default_factory=list)
    placed: list[str] = field(default_factory=list)

    def unpack(self, archive: Archive, paths: Iterable[tuple[str, str]], folder: str) -> Stored:
        """Write (name in the archive, name in the folder) pairs aside; nothing can be seen of it yet."""
        target = self.aside / folder
        digest, size = hashlib.sha256(), 0
        target.mkdir(parents=True)
        self.staged.append(folder)
        for source, name in sorted(paths, key=lambda pair: pair[1]):
            content = hashlib.sha256()
            destination = target / name
            destination.parent.mkdir(parents=True, exist_ok=True)
            with destination.open("xb") as file:
                for chunk in archive.chunks(source):
                    content.update(chunk)
                    size += file.write(chunk)
            digest.update(f"{name}\0{content.hexdigest()}\n".encode())
        return Stored(folder, digest.hexdigest(), size)

    def place(self) -> None:
        """Flush everything and move it to its place; call it last inside the transaction."""
        for folder in self.staged:
            _flush(self.aside / folder)
            destination = self.root / folder
            destination.parent.mkdir(parents=True, exist_ok=True)
            (self.aside / folder).rename(destination)
            self.placed.append(folder)
        for parent in {(self.root / folder).parent for folder in self.placed} | {self.root}:
            flush(parent)

    def undo(self) -> None:
        """Take back what was placed."""
        for folder in self.placed:
            shutil.rmtree(self.root / folder, ignore_errors=True)


@contextmanager
def staging(root: Path) -> Iterator[Stage]:
    """A stage in the store at `root`; wrap it around the transaction, so that a failed commit undoes it."""
    stage = Stage(root, root / STAGING / uuid.uuid4().hex)
    try:
        yield stage
    except BaseException:
        stage.undo()
        raise
    finally:
        shutil.rmtree(stage.aside, ignore_errors=True)
        for empty in (root / STAGING, root / LIBRARIES, root / CONTENTS):
            with suppress(OSError):
                empty.rmdir()


def new_library_folder(name: str) -> str:
    """A folder of its own for each unpacking, so that two installs never share or undo each other's."""
    return f"{LIBRARIES}/{name}-{uuid.uuid4().hex[:12]}"


def content_folder(revision: uuid.UUID) -> str:
    """The folder of a content revision's files."""
    return f"{CONTENTS}/{revision.hex}"


def file_in(root: Path, folder: str, path: str) -> Path | None:
    """The file at `path` inside a stored folder, or nothing; no path leads out of the folder."""
    base = (root / folder).resolve()
    try:
        found = (base / path).resolve()
        return found if found.is_relative_to(base) and found.is_file() else None
    except (OSError, ValueError):
        return None


def remove(root: Path, folder: str) -> None:
    """Delete one stored folder; call it after the commit that stopped using it."""
    if folder.startswith((f"{LIBRARIES}/", f"{CONTENTS}/")) and ".." not in folder:
        shutil.rmtree(root / folder, ignore_errors=True)


def _flush(folder: Path) -> None:
    for path, _folders, files in os.walk(folder):
        for name in files:
            flush(Path(path) / name)
        flush(Path(path))

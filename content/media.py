"""Files in frozen content: an address by hash, so that the same bytes have the same address for ever."""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse


@dataclass(frozen=True)
class Source:
    """A file that a block shows: its bytes, the name people see, its type, where authors see it, in which folder."""

    file: Any
    name: str
    content_type: str
    live: str
    folder: int | None = None

    @cached_property
    def sha256(self) -> str:
        digest = hashlib.sha256()
        with self.file.open("rb") as opened:
            for chunk in opened.chunks():
                digest.update(chunk)
        return digest.hexdigest()


Keep = Callable[[Source], str]


def live(source: Source) -> str:
    """Where an author sees the file while writing; nothing is kept."""
    return source.live


class Keeper:
    """Gives each file its address by hash and remembers what must be stored before anyone asks for it.

    A file outside `folders` is remembered as foreign: an author may not bring in what they may not see.
    """

    def __init__(self, folders: Collection[int] | None = None) -> None:
        self.folders = folders
        self.sources: dict[str, Source] = {}
        self.foreign: list[str] = []

    def __call__(self, source: Source) -> str:
        if self.folders is not None and source.folder not in self.folders:
            self.foreign.append(source.name)
        self.sources.setdefault(source.sha256, source)
        return reverse("content:media", args=[source.sha256, source.name])

"""Files in frozen content: an address by hash, so that the same bytes have the same address for ever."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse


@dataclass(frozen=True)
class Source:
    """A file that a block shows: its bytes, the name people see, its type, and where authors see it now."""

    file: Any
    name: str
    content_type: str
    live: str

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
    """Gives each file its address by hash and remembers what must be stored before anyone asks for it."""

    def __init__(self) -> None:
        self.sources: dict[str, Source] = {}

    def __call__(self, source: Source) -> str:
        self.sources.setdefault(source.sha256, source)
        return reverse("content:media", args=[source.sha256, source.name])

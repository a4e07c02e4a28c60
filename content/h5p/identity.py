"""What names an H5P library: machine name, major and minor version."""

import re
from dataclasses import dataclass
from typing import Any

MACHINE_NAME = re.compile(r"[\w\-.]{1,127}", re.ASCII)
REFERENCE = re.compile(r"([\w\-.]{1,127}) (\d{1,5})\.(\d{1,5})", re.ASCII)
NUMBER = re.compile(r"\d{1,5}", re.ASCII)


@dataclass(frozen=True, order=True)
class LibraryId:
    """One library line: newer patches of it replace older ones, another minor version is another library."""

    name: str
    major: int
    minor: int

    @property
    def folder(self) -> str:
        """The folder that players expect under the libraries' address."""
        return f"{self.name}-{self.major}.{self.minor}"

    def __str__(self) -> str:
        return f"{self.name} {self.major}.{self.minor}"


def number(value: Any) -> int:
    """A version number, which real packages write as integer or as string; `ValueError` for all else."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 100_000:
        return value
    if isinstance(value, str) and NUMBER.fullmatch(value):
        return int(value)
    raise ValueError(value)


def read(entry: Any) -> LibraryId:
    """The library that a dependency entry or a `library.json` names; `ValueError` when it names none."""
    if not isinstance(entry, dict):
        raise ValueError(entry)
    name = entry.get("machineName")
    if not isinstance(name, str) or not MACHINE_NAME.fullmatch(name) or name.startswith("."):
        raise ValueError(name)
    return LibraryId(name, number(entry.get("majorVersion")), number(entry.get("minorVersion")))


def parse(text: Any) -> LibraryId | None:
    """The library in a reference of the form "H5P.MultiChoice 1.16", else nothing."""
    match = REFERENCE.fullmatch(text) if isinstance(text, str) else None
    return LibraryId(match[1], int(match[2]), int(match[3])) if match else None


def read_all(entries: Any) -> list[LibraryId]:
    """Every library of a dependency list; `ValueError` when the list or an entry is malformed."""
    if not isinstance(entries or [], list):
        raise ValueError(entries)
    return [read(entry) for entry in entries or []]

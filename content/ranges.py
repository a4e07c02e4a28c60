"""Byte ranges, so that a film can be wound forward."""

import re
from collections.abc import Iterator
from typing import Any


def parse(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte of a single range, or None when the whole file is meant; raises ValueError outside it."""
    found = re.fullmatch(r"bytes=(\d*)-(\d*)", header.strip())
    if not found or found.group(1) == found.group(2) == "":
        return None
    first, last = found.groups()
    start, end = (size - int(last), size - 1) if first == "" else (int(first), int(last or size - 1))
    start, end = max(start, 0), min(end, size - 1)
    if start > end:
        raise ValueError(header)
    return start, end


def chunks(file: Any, first: int, last: int, *, size: int = 65_536) -> Iterator[bytes]:
    """The bytes from first to last; the file is closed at the end."""
    with file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (chunk := file.read(min(size, left))):
            left -= len(chunk)
            yield chunk

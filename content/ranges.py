"""Byte ranges, so that a film can be wound forward."""

import re
from collections.abc import Callable, Iterator
from typing import IO, Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
CHUNK = 1 << 16


def answer(
    request: HttpRequest, opened: Callable[[], IO[bytes] | Any], size: int, content_type: str
) -> HttpResponseBase:
    """The file, the part of it that a `Range` header asks for, or 416 when that lies outside."""
    wanted = parse(request.headers.get("Range", ""), size)
    if wanted is None:
        response: HttpResponseBase = FileResponse(opened(), content_type=content_type)
    elif not wanted:
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    else:
        response = StreamingHttpResponse(part(opened(), wanted), status=206, content_type=content_type)
        response["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{size}"
        response["Content-Length"] = str(len(wanted))
    response["Accept-Ranges"] = "bytes"
    return response


def parse(header: str, size: int) -> range | None:
    """The bytes asked for; None when the header is absent or not understood, empty when out of the file."""
    match = RANGE.fullmatch(header.strip())
    if not match or not any(match.groups()):
        return None
    first, last = match.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    return range(int(first), min(size, int(last) + 1) if last else size)


def part(file: Any, wanted: range) -> Iterator[bytes]:
    """These bytes of the open file; it is closed at the end."""
    with file:
        file.seek(wanted.start)
        left = len(wanted)
        while left and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk

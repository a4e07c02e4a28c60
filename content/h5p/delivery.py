"""Sends stored files to an opaque-origin frame: readable by it, inert anywhere else, seekable."""

import mimetypes
import re
from collections.abc import Iterator
from pathlib import Path

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import http_date

from content.h5p.policy import FILE_POLICY

RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
CHUNK = 1 << 16
FOR_EVER = "public, max-age=31536000, immutable"
SHOWN_TYPES = (
    "image/",
    "audio/",
    "video/",
    "font/",
    "text/css",
    "text/javascript",
    "text/vtt",
    "application/json",
)
TYPES = mimetypes.MimeTypes()
for ending, kind in {
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".eot": "application/vnd.ms-fontobject",
    ".vtt": "text/vtt",
    ".webvtt": "text/vtt",
    ".webm": "video/webm",
    ".mp4": "video/mp4",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".webp": "image/webp",
    ".glb": "model/gltf-binary",
    ".gltf": "model/gltf+json",
}.items():
    TYPES.add_type(kind, ending)


def send(request: HttpRequest, path: Path, *, cache: str = FOR_EVER) -> HttpResponseBase:
    """The file, or the part of it that a `Range` header asks for, with the headers of frame files."""
    kind = TYPES.guess_type(path.name)[0] or "application/octet-stream"
    size = path.stat().st_size
    wanted = _range(request.headers.get("Range", ""), size)
    if wanted is None:
        response: HttpResponseBase = FileResponse(path.open("rb"), content_type=kind)
    elif wanted.start >= wanted.stop:
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    else:
        response = StreamingHttpResponse(_part(path, wanted), status=206, content_type=kind)
        response["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{size}"
        response["Content-Length"] = str(len(wanted))
    response["Accept-Ranges"] = "bytes"
    response["Last-Modified"] = http_date(path.stat().st_mtime)
    response["Cache-Control"] = cache
    response["Content-Disposition"] = "inline" if kind.startswith(SHOWN_TYPES) else "attachment"
    return open_to_frames(response)


def preflight() -> HttpResponseBase:
    """The answer to a browser that asks before it fetches."""
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    response["Access-Control-Allow-Headers"] = "Range, X-Requested-With"
    response["Access-Control-Max-Age"] = "600"
    return open_to_frames(response)


def open_to_frames(response: HttpResponseBase) -> HttpResponseBase:
    """Readable from an opaque origin, which sends no cookies; never a document of this site."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Content-Security-Policy"] = FILE_POLICY
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _range(header: str, size: int) -> range | None:
    """The bytes asked for; nothing when the header is absent or not understood, empty when out of the file."""
    match = RANGE.fullmatch(header.strip())
    if not match or not any(match.groups()):
        return None
    first, last = match.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    stop = min(size, int(last) + 1) if last else size
    return range(int(first), stop)


def _part(path: Path, wanted: range) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(wanted.start)
        left = len(wanted)
        while left and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk

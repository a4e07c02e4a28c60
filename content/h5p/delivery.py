"""Sends stored files to an opaque-origin frame: readable by it, inert anywhere else, seekable."""

import mimetypes
from functools import partial
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import http_date

from content import ranges
from content.h5p.policy import FILE_POLICY

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
    state = path.stat()
    response = ranges.answer(request, partial(path.open, "rb"), state.st_size, kind)
    response["Last-Modified"] = http_date(state.st_mtime)
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

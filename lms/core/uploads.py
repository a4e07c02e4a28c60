"""Private files: type by content, size, name cleaned, on disk before the answer, served by guarded views only."""

import hashlib
import os
import re
import unicodedata
from typing import Any

import puremagic
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse
from django.utils.translation import gettext as _

from lms.core.errors import DomainError
from lms.core.models import Upload

# What participants may hand in: extension → the content types its bytes may have.
DOCUMENTS = {
    "pdf": {"application/pdf"},
    "png": {"image/png"},
    "jpg": {"image/jpeg"},
    "jpeg": {"image/jpeg"},
    "webp": {"image/webp"},
    "docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/zip"},
    "xlsx": {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/zip"},
    "pptx": {"application/vnd.openxmlformats-officedocument.presentationml.presentation", "application/zip"},
    "odt": {"application/vnd.oasis.opendocument.text", "application/zip"},
    "ods": {"application/vnd.oasis.opendocument.spreadsheet", "application/zip"},
    "odp": {"application/vnd.oasis.opendocument.presentation", "application/zip"},
    "txt": {"text/plain"},
    "csv": {"text/plain", "text/csv"},
    "mp4": {"video/mp4"},
    "webm": {"video/webm"},
    "mp3": {"audio/mpeg"},
    "m4a": {"audio/mp4", "video/mp4"},
}


class FileRefused(DomainError):
    """The file's type, size or content is not allowed; the sentence says which."""


class DurableStorage(FileSystemStorage):
    """Files that were acknowledged survive a power cut: file and folder are synced before `save` returns."""

    def _save(self, name, content):
        name = super()._save(name, content)
        path = self.path(name)
        for place in (path, os.path.dirname(path)):
            flush(place)
        return name


def flush(path: str | os.PathLike[str]) -> None:
    """Have the disk keep this file, or the names in this folder, before anything else happens."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def clean_name(name: str) -> str:
    """The last path component without control, direction or reserved characters, at most 150 characters."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    name = "".join(sign for sign in name if unicodedata.category(sign)[0] != "C")
    name = re.sub(r'[<>:"|?*]', "_", name).strip(" .") or "file"
    stem, dot, extension = name.rpartition(".")
    return f"{stem[: 149 - len(extension)]}.{extension}" if dot and stem else name[:150]


def content_type_of(file: UploadedFile, allowed: dict[str, set[str]]) -> str:
    """The type that extension and bytes agree on; raises FileRefused with what would be accepted."""
    extension = (file.name or "").rpartition(".")[2].lower()
    file.seek(0)
    head = file.read(8192)
    file.seek(0)
    found = {match.mime_type for match in _matches(head, file.name or "")}
    if b"\0" not in head and not found & {"application/pdf"}:
        found |= {"text/plain"}
    good = allowed.get(extension, set()) & found
    if not good:
        raise FileRefused(
            _("“%(name)s” is not a file we can take. Allowed are: %(allowed)s.")
            % {"name": clean_name(file.name or ""), "allowed": ", ".join(sorted(allowed))}
        )
    return sorted(good)[-1]


def _matches(head: bytes, name: str) -> list[Any]:
    try:
        return puremagic.magic_string(head, name)
    except (puremagic.PureError, ValueError):
        return []


def store(file: UploadedFile, *, by: Any, allowed: dict[str, set[str]] | None = None) -> Upload:
    """Keep a file that a person sent; raises FileRefused on a type or size that is not allowed, leaving nothing."""
    if (file.size or 0) > settings.MAX_UPLOAD_BYTES:
        limit = settings.MAX_UPLOAD_BYTES // 1024 // 1024
        raise FileRefused(_("The file is larger than %(limit)s MB.") % {"limit": limit})
    if not file.size:
        raise FileRefused(_("The file is empty."))
    content_type = content_type_of(file, allowed or DOCUMENTS)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return Upload.objects.create(
        file=file,
        name=clean_name(file.name or ""),
        content_type=content_type,
        size=file.size,
        sha256=digest.hexdigest(),
        owner=by,
    )


def serve(upload: Upload) -> FileResponse:
    """The file as an attachment that no browser runs; only guarded views call this."""
    response = FileResponse(
        upload.file.open("rb"), as_attachment=True, filename=upload.name, content_type=upload.content_type
    )
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store, private"
    return response

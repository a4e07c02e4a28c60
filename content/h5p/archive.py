"""A zip file that nobody trusts: bounded before it is opened, read entry by entry, never extracted as such."""

import json
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from django.utils.translation import gettext as _

from content.h5p.problems import Findings, refuse, shorten, unreadable

MIB = 1 << 20
SKIPPED = re.compile(r"(?:^|/)[._]")
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
END_RECORD = struct.Struct("<4s4H2LH")
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error, OSError)


@dataclass(frozen=True)
class Limits:
    """How large a package may be; every figure is checked before a byte is unpacked."""

    files: int = 10_000
    file_bytes: int = 256 * MIB
    total_bytes: int = 1024 * MIB
    json_bytes: int = 8 * MIB
    directory_bytes: int = 8 * MIB
    json_depth: int = 80
    ratio: int = 60
    ratio_from: int = 16 * MIB


LIMITS = Limits()


class Archive:
    """The entries of an uploaded zip file that may be looked at, under names that are safe to use."""

    def __init__(self, file: IO[bytes], limits: Limits = LIMITS):
        self.limits = limits
        _check_directory(file, limits)
        try:
            self._zip = zipfile.ZipFile(file)
        except (*DAMAGED, ValueError) as error:
            raise _not_a_zip() from error
        self.entries = _safe_entries(self._zip.infolist(), limits)

    def __contains__(self, path: str) -> bool:
        return path in self.entries

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def chunks(self, path: str) -> Iterator[bytes]:
        """The bytes of one entry, piece by piece; refuses when they are damaged or more than announced."""
        entry, seen = self.entries[path], 0
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(MIB):
                    seen += len(chunk)
                    yield chunk
        except DAMAGED as error:
            raise unreadable(path) from error
        if seen != entry.file_size:
            raise unreadable(path)

    def json(self, path: str) -> Any:
        """The JSON document in one entry; refuses with a sentence when there is none that can be stored."""
        if self.entries[path].file_size > self.limits.json_bytes:
            raise refuse("json-too-large", _("%(file)s is too large for a description.") % {"file": path})
        raw = b"".join(self.chunks(path))
        try:
            document = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            sentence = _("%(file)s is not valid JSON.") % {"file": shorten(path)}
            raise refuse("invalid-json", sentence) from error
        if not storable(document, self.limits.json_depth):
            sentence = _("%(file)s is nested too deeply or holds characters that cannot be stored.")
            raise refuse("invalid-json", sentence % {"file": shorten(path)})
        return document


def storable(document: Any, depth: int) -> bool:
    """Whether a JSON document can be kept in a database and walked: bounded depth, whole characters, no NUL."""
    level = [document]
    for _step in range(depth):
        if not all(_storable_text(value) for value in level if isinstance(value, str)):
            return False
        keys = [key for value in level if isinstance(value, dict) for key in value]
        if not all(_storable_text(key) for key in keys):
            return False
        level = [item for value in level for item in _children(value)]
        if not level:
            return True
    return False


def _children(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _storable_text(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= c <= "\udfff" for c in text)


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _not_a_zip():
    return refuse("not-a-zip", _("The file is not an H5P package: it cannot be opened as a zip archive."))


def _check_directory(file: IO[bytes], limits: Limits) -> None:
    """Refuse before `zipfile` reads the directory of the archive into memory, when that is too large."""
    file.seek(0, 2)
    start = max(0, file.tell() - END_RECORD.size - 65_535)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < END_RECORD.size:
        raise _not_a_zip()
    _sig, _disk, _disk2, _here, count, size, _offset, _comment = END_RECORD.unpack_from(tail, at)
    if count > limits.files or size > limits.directory_bytes:
        raise refuse(
            "too-many-files",
            _("The package holds more than %(limit)d files.") % {"limit": limits.files},
        )
    file.seek(0)


def _safe_entries(infos: list[zipfile.ZipInfo], limits: Limits) -> dict[str, zipfile.ZipInfo]:
    """The files of the archive by name, hidden ones left out; refuses all that is unsafe to unpack."""
    if len(infos) > limits.files:
        sentence = _("The package holds more than %(limit)d files.") % {"limit": limits.files}
        raise refuse("too-many-files", sentence)
    findings = Findings()
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        _check_name(info, findings)
        if info.is_dir() or SKIPPED.search(info.filename):
            continue
        _check_entry(info, findings, limits)
        if info.filename in entries:
            _found(findings, "duplicate", _("%(file)s is in the archive twice."), info.filename)
        entries[info.filename] = info
    _check_collisions(entries, findings)
    _check_sizes(list(entries.values()), findings, limits)
    _check_overlap(infos, findings)
    findings.stop_if_any()
    return entries


def _found(findings: Findings, code: str, sentence: str, path: str) -> None:
    findings.add(code, sentence % {"file": shorten(path)})


def _check_name(info: zipfile.ZipInfo, findings: Findings) -> None:
    name, parts = info.orig_filename, info.orig_filename.rstrip("/").split("/")
    if (
        name.startswith("/")
        or "\\" in name
        or ":" in name
        or ".." in parts
        or "" in parts
        or any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") for c in name)
        or any(RESERVED.fullmatch(part) for part in parts)
    ):
        _found(findings, "unsafe-path", _("%(file)s has a name that is not safe to unpack."), name)
    elif len(name) > 400 or any(len(part.encode()) > 200 for part in parts):
        _found(findings, "name-too-long", _("%(file)s has a name that is too long."), name)


def _check_entry(info: zipfile.ZipInfo, findings: Findings, limits: Limits) -> None:
    kind = (info.external_attr >> 16) & 0o170000
    if kind not in (0, 0o100000):
        _found(findings, "not-a-file", _("%(file)s is a link or a device, not a file."), info.filename)
    if info.flag_bits & 0x1:
        _found(findings, "encrypted", _("%(file)s is encrypted."), info.filename)
    if info.file_size > limits.file_bytes:
        _found(findings, "file-too-large", _("%(file)s is too large."), info.filename)


def _check_collisions(entries: dict[str, zipfile.ZipInfo], findings: Findings) -> None:
    """Refuse names that would fall on each other on some disk, and a file that is also a folder."""
    folders = {path.rsplit("/", depth)[0] for path in entries for depth in range(1, path.count("/") + 1)}
    seen: dict[str, str] = {}
    for path in entries:
        if path in folders:
            _found(findings, "duplicate", _("%(file)s is both a file and a folder."), path)
        folded = unicodedata.normalize("NFC", path).casefold()
        if folded in seen:
            sentence = _("%(file)s differs from another file only in case or accents.")
            _found(findings, "duplicate", sentence, path)
        seen[folded] = path


def _check_sizes(infos: list[zipfile.ZipInfo], findings: Findings, limits: Limits) -> None:
    total = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if total > limits.total_bytes:
        sentence = _("Unpacked, the package would be larger than %(limit)d MB.")
        findings.add("total-too-large", sentence % {"limit": limits.total_bytes // MIB})
    elif total > limits.ratio_from and total > packed * limits.ratio:
        findings.add("bomb", _("The archive would unpack to far more than it holds; it looks like a trap."))


def _check_overlap(infos: list[zipfile.ZipInfo], findings: Findings) -> None:
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            _found(findings, "overlap", _("%(file)s shares its bytes with another file."), info.filename)
            return
        end = info.header_offset + 30 + info.compress_size

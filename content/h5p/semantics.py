"""Keeps of a content's parameters what its libraries' form descriptions allow, and cleans the texts.

A library describes its form in `semantics.json`. What is not described is dropped, texts with
markup are cleaned by an allow-list, texts without are escaped, files and sub-contents are checked.
"""

import html
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from content.h5p import identity
from content.h5p.identity import LibraryId
from content.h5p.markup import clean, escape, plain

Field = dict[str, Any]
FILE_TYPES = {"image", "video", "audio", "file"}
FILE_KEYS = (
    "path",
    "mime",
    "copyright",
    "width",
    "height",
    "codecs",
    "quality",
    "bitrate",
    "originalImage",
    "metadata",
)
NUMBER = re.compile(r"-?\d{1,12}(?:\.\d{1,12})?")
SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
SUB_CONTENT_ID = re.compile(r"[0-9a-zA-Z\-]{1,64}")


@dataclass
class Filter:
    """Filters parameters by the forms of the installed libraries; `left_out` names what was dropped for a reason."""

    forms: Mapping[LibraryId, list[Field]]
    left_out: list[str] = field(default_factory=list)

    def params(self, library: LibraryId, params: Any) -> dict[str, Any]:
        """The parameters of a content or sub-content that `library` plays."""
        return self._fields(self.forms.get(library, []), params if isinstance(params, dict) else {})

    def _fields(
        self, fields: list[Field], values: dict[str, Any], *, sub_content: bool = False
    ) -> dict[str, Any]:
        by_name = {one.get("name"): one for one in fields if isinstance(one, dict)}
        kept = {name: self._value(by_name[name], value) for name, value in values.items() if name in by_name}
        if sub_content and _is_sub_content_id(values.get("subContentId")):
            kept["subContentId"] = values["subContentId"]
        return kept

    def _value(self, described: Field, value: Any) -> Any:
        kind = described.get("type", "")
        if kind in FILE_TYPES:
            return _file(value)
        simple = SIMPLE.get(kind)
        if simple:
            return simple(described, value)
        nested = {"list": self._list, "group": self._group, "library": self._library}.get(kind)
        return nested(described, value) if nested else None

    def _list(self, described: Field, value: Any) -> list[Any]:
        inner = described.get("field")
        if not isinstance(value, list) or not isinstance(inner, dict):
            return []
        return [self._value(inner, item) for item in value]

    def _group(self, described: Field, value: Any) -> Any:
        """A group with one field is stored as that field's value, unless it says otherwise."""
        fields = [one for one in described.get("fields") or [] if isinstance(one, dict)]
        if len(fields) == 1 and not described.get("isSubContent") and not _is_spelled_out(fields[0], value):
            return self._value(fields[0], value)
        values = value if isinstance(value, dict) else {}
        return self._fields(fields, values, sub_content=bool(described.get("isSubContent")))

    def _library(self, described: Field, value: Any) -> dict[str, Any] | None:
        """A sub-content, when its library is installed and among those that this place of the form allows."""
        library = identity.parse(value.get("library")) if isinstance(value, dict) else None
        if library is None:
            return None
        if library not in self.forms or not _is_option(described, library):
            self.left_out.append(str(library))
            return None
        kept = {"library": value["library"], "params": self.params(library, value.get("params"))}
        if _is_sub_content_id(value.get("subContentId")):
            kept["subContentId"] = value["subContentId"]
        if isinstance(value.get("metadata"), dict):
            kept["metadata"] = plain(value["metadata"])
        return kept


def _text(described: Field, value: Any) -> str:
    if not isinstance(value, str):
        return ""
    tags = described.get("tags")
    if tags is None:
        return escape(value)
    return clean(value, {tag for tag in tags if isinstance(tag, str)} if isinstance(tags, list) else set())


def _number(_described: Field, value: Any) -> int | float:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int | float) and math.isfinite(value):
        return value
    if isinstance(value, str) and NUMBER.fullmatch(value):
        return float(value) if "." in value else int(value)
    return 0


def _boolean(_described: Field, value: Any) -> bool:
    return value in (True, 1, "1", "true")


def _select(described: Field, value: Any) -> Any:
    if isinstance(value, list):
        return [_select(described, item) for item in value]
    if isinstance(value, str):
        return escape(value)
    return value if isinstance(value, int | float | bool) else ""


SIMPLE: dict[Any, Callable[[Field, Any], Any]] = {
    "text": _text,
    "number": _number,
    "boolean": _boolean,
    "select": _select,
}


def _file(value: Any) -> Any:
    if isinstance(value, list):
        return [_file(item) for item in value]
    if not isinstance(value, dict):
        return None
    kept = {key: plain(value[key]) for key in FILE_KEYS if key in value}
    if "path" in value:
        kept["path"] = _path(value["path"]) if isinstance(value["path"], str) else ""
    if "originalImage" in value:
        kept["originalImage"] = _file(value["originalImage"])
    return kept


def _path(path: str) -> str:
    """A file of the content, or an address on the web; anything else becomes empty."""
    path = html.unescape(path).strip().removesuffix("#tmp")
    scheme = SCHEME.match(path)
    if (scheme and scheme[0].lower() not in ("http:", "https:")) or path.startswith(("/", "\\")):
        return ""
    if not scheme and ".." in path.split("/"):
        return ""
    return html.escape(path, quote=True)


def _is_spelled_out(only: Field, value: Any) -> bool:
    """Whether the value of a one-field group names that field after all, which some contents do."""
    return isinstance(value, dict) and list(value) == [only.get("name")] and only.get("type") != "group"


def _is_sub_content_id(value: Any) -> bool:
    return isinstance(value, str) and bool(SUB_CONTENT_ID.fullmatch(value))


def _is_option(described: Field, library: LibraryId) -> bool:
    """Allowed by machine name: contents and forms often differ in the minor version that they name."""
    options = described.get("options") or []
    named = [one.get("name") if isinstance(one, dict) else one for one in options]
    names = {str(name).partition(" ")[0] for name in named if name}
    return not names or library.name in names

"""Gives content files with very long names shorter ones, in the parameters too."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

LONGEST = 64


def shortened(paths: Iterable[str]) -> dict[str, str]:
    """The new name of each path whose last part is too long; the same name gives the same answer."""
    return {path: _shorten(path) for path in paths if len(path.rpartition("/")[2]) > LONGEST}


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """The parameters with every mention of an old name replaced by the new one."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, list):
        return [renamed(item, names) for item in value]
    if isinstance(value, dict):
        return {key: renamed(item, names) for key, item in value.items()}
    return value


def _shorten(path: str) -> str:
    folder, slash, name = path.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    digest = hashlib.sha256(path.encode()).hexdigest()[:12]
    return f"{folder}{slash}{stem[:32]}-{digest}{dot}{ending[:10]}"

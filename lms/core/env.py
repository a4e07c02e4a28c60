"""Typed values from the environment; what is missing or malformed says how to mend it."""

import os

from django.core.exceptions import ImproperlyConfigured

WORDS = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}


def text(name: str, default: str | None = None, *, hint: str) -> str:
    """The variable, or `default`; raises ImproperlyConfigured with `hint` when there is neither."""
    value = os.environ.get(name, "") or default
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set. {hint}")
    return value


def flag(name: str, *, default: bool, hint: str) -> bool:
    """True or false; raises ImproperlyConfigured with `hint` on any other word."""
    word = os.environ.get(name, "").lower()
    if not word:
        return default
    if word not in WORDS:
        raise ImproperlyConfigured(f"{name}={word!r} is neither yes nor no. {hint}")
    return WORDS[word]


def number(name: str, default: int, *, hint: str) -> int:
    """A whole number; raises ImproperlyConfigured with `hint` on anything else."""
    value = os.environ.get(name, "") or str(default)
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number. {hint}")
    return int(value)


def words(name: str, default: str | None, *, hint: str) -> list[str]:
    """A comma-separated list; empty parts fall away."""
    return [part.strip() for part in text(name, default, hint=hint).split(",") if part.strip()]

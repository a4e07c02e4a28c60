"""Bodies of activities by language: blocks frozen in the language they are written in."""

from collections.abc import Mapping
from typing import Any

from django.utils import translation

from content import blocks
from content.media import Keep

Bodies = dict[str, list[dict[str, Any]]]


def frozen(pages: Mapping[str, Any], field: str, keep: Keep) -> Bodies:
    """The blocks of a stream field, in each language."""
    bodies = {}
    for language, page in pages.items():
        with translation.override(language):
            bodies[language] = blocks.freeze(getattr(page, field), keep)
    return bodies


def texts(pages: Mapping[str, Any], field: str) -> Bodies:
    """A rich text field as at most one block, in each language."""
    bodies = {}
    for language, page in pages.items():
        with translation.override(language):
            bodies[language] = blocks.frozen_text(field, getattr(page, field))
    return bodies

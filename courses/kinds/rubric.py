"""A rubric as a version keeps it: criteria with levels, every word in every language."""

from collections.abc import Mapping
from typing import Any


def _matching(children: list[Any], slug: str) -> Any:
    return next((child for child in children if child["slug"] == slug), None)


def _level(children: list[Any], points: int) -> Any:
    return next((child for child in children if child["points"] == points), {"label": "", "description": ""})


def freeze(title: Mapping[str, str], main: list[Any], others: Mapping[str, list[Any]]) -> dict[str, Any]:
    """`{"titles", "criteria": [{"slug", "titles", "descriptions", "levels": [{"points", "labels", "descriptions"}]}]}`.

    `main` gives order, slugs and points; `others` the criteria by language, matched by slug and points.
    """
    return {"titles": dict(title), "criteria": [_criterion(each, others) for each in main]}


def _criterion(main: Any, others: Mapping[str, list[Any]]) -> dict[str, Any]:
    found = {language: _matching(children, main["slug"]) for language, children in others.items()}
    there = {language: child for language, child in found.items() if child is not None}
    return {
        "slug": main["slug"],
        "titles": {language: child["title"] for language, child in there.items()},
        "descriptions": {language: child["description"] for language, child in there.items()},
        "levels": [
            {
                "points": level["points"],
                "labels": {code: _level(c["levels"], level["points"])["label"] for code, c in there.items()},
                "descriptions": {
                    code: _level(c["levels"], level["points"])["description"] for code, c in there.items()
                },
            }
            for level in main["levels"]
        ],
    }

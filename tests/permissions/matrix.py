"""The table as a page for people: `python -m tests.permissions.matrix` writes `docs/permissions.md`."""

import os
from collections.abc import Iterator
from pathlib import Path

import django

from tests.permissions.policy import PASSED, ROLES, Answer, Row
from tests.permissions.table import AREAS, EXEMPT, SECTIONS
from tests.permissions.walk import leaves

PAGE = Path(__file__).parents[2] / "docs" / "permissions.md"
SIGNS = {Answer.REFUSED: "✗", Answer.UNSEEN: "–", Answer.SIGN_IN: "·", Answer.DOOR: "✗"}
HEADING = """# Who may what

Written from the permission table of the tests, which asks every address of the site as each of these people.

* **✓** opens (a form or a deed: may do it)
* **✗** knows that it exists, but is refused (403)
* **–** is told that there is nothing (404)
* **·** is asked to sign in

After an address stands what its guard asks for: nothing (public), an account (signed in), or the right of that name.

Where an address names something, the table is about a cohort that the participant attends, that the facilitator
runs, at the administrator's, author's and adviser's organisation; the company contact speaks for the participant's
company. The *other cohort* is at the same organisation. For anything at an organisation where a person has no role,
everybody gets "–".
"""


def written() -> str:
    """The whole page."""
    asked = {leaf.name: leaf.policy for leaf in leaves()}
    return "\n".join([HEADING, *_sections(asked), *_areas(), *_exempt()]).rstrip() + "\n"


def _head() -> Iterator[str]:
    yield "| | " + " | ".join(ROLES.values()) + " |"
    yield "|---|" + ":-:|" * len(ROLES)


def _sections(asked: dict[str, str]) -> Iterator[str]:
    for title, rows in SECTIONS.items():
        yield f"## {title}\n"
        yield from _head()
        yield from (_line(row, asked[row.name]) for row in rows)
        yield ""


def _line(row: Row, asks: str) -> str:
    signs = [SIGNS[answer] if (answer := row.answer(role)) not in PASSED else "✓" for role in ROLES]
    guard = f", {asks}" if asks else ""
    return f"| {row.what} `{row.name}`{guard} | " + " | ".join(signs) + " |"


def _areas() -> Iterator[str]:
    yield "## Addresses that libraries bring\n"
    yield from _head()
    for area in AREAS:
        signs = ["✓" if role in area.open else "–" for role in ROLES]
        yield f"| {area.what} `/{area.prefix}` | " + " | ".join(signs) + " |"
    yield ""
    yield from (f"* `/{area.prefix}`: {area.reason}." for area in AREAS)
    yield ""


def _exempt() -> Iterator[str]:
    yield "## Not in the table\n"
    yield from (f"* `{name}`: {reason}." for name, reason in EXEMPT.items())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    PAGE.write_text(written())

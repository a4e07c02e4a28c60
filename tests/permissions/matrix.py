"""The table as a page for people: `python -m tests.permissions.matrix` writes `docs/permissions.md`."""

from collections.abc import Iterator
from pathlib import Path

from tests.permissions.policy import PASSED, ROLES, Answer, Row
from tests.permissions.table import AREAS, EXEMPT, SECTIONS

PAGE = Path(__file__).parents[2] / "docs" / "permissions.md"
SIGNS = {Answer.REFUSED: "✗", Answer.UNSEEN: "–", Answer.SIGN_IN: "·", Answer.DOOR: "✗"}
HEADING = """# Who may what

Written from the permission table of the tests, which asks every address of the site as each of these people.

* **✓** opens (a form or a deed: may do it)
* **✗** knows that it exists, but is refused (403)
* **–** is told that there is nothing (404)
* **·** is asked to sign in

Where an address names something, the table is about a cohort that the participant attends, that the facilitator
runs, at the administrator's, author's and adviser's organisation; the company contact speaks for the participant's
company. The *other cohort* is at the same organisation. For anything at an organisation where a person has no role,
everybody gets "–".
"""


def written() -> str:
    """The whole page."""
    return "\n".join([HEADING, *_sections(), *_areas(), *_exempt()]).rstrip() + "\n"


def _head() -> Iterator[str]:
    yield "| | " + " | ".join(ROLES.values()) + " |"
    yield "|---|" + ":-:|" * len(ROLES)


def _sections() -> Iterator[str]:
    for title, rows in SECTIONS.items():
        yield f"## {title}\n"
        yield from _head()
        yield from (_line(row) for row in rows)
        yield ""


def _line(row: Row) -> str:
    signs = [SIGNS[answer] if (answer := row.answer(role)) not in PASSED else "✓" for role in ROLES]
    return f"| {row.what} `{row.name}` | " + " | ".join(signs) + " |"


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
    PAGE.write_text(written())

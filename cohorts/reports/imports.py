"""What importing a list of people would do, row by row."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from cohorts.models import Cohort, Enrolment
from cohorts.people_list import Row

NEW, KNOWN, UNCHANGED, REFUSED = "new", "known", "unchanged", "refused"


@dataclass(frozen=True)
class Line:
    """One row and what becomes of it: a new person, a known one, nothing, or why not."""

    row: Row
    kind: str
    person: Any = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Preview:
    lines: list[Line]
    free: int

    def of(self, kind: str) -> list[Line]:
        return [line for line in self.lines if line.kind == kind]

    @property
    def to_do(self) -> list[Line]:
        return self.of(NEW) + self.of(KNOWN)

    @property
    def too_many(self) -> int:
        """How many more seats the list needs than there are."""
        return max(len(self.to_do) - self.free, 0)


def preview(cohort: Cohort, rows: list[Row]) -> Preview:
    """Each row's fate, in four queries however long the list is."""
    emails = {row.email for row in rows}
    people = {person.email.lower(): person for person in get_user_model().objects.filter(email__in=emails)}
    seats = {seat.participant_id: seat for seat in cohort.enrolments.select_related("company").active()}
    lines = [_line(row, people.get(row.email), seats) for row in rows]
    return Preview(lines, max(cohort.seats - len(seats), 0))


def _line(row: Row, person: Any, seats: dict[int, Enrolment]) -> Line:
    if row.problems:
        return Line(row, REFUSED, person, tuple(sentences()[problem] for problem in row.problems))
    if person is None:
        return Line(row, NEW)
    if not person.is_active:
        return Line(row, REFUSED, person, (_("This account is closed."),))
    return Line(row, UNCHANGED if person.pk in seats else KNOWN, person)


def sentences() -> dict[str, str]:
    """What each problem of a row says to the one who can mend it."""
    return {
        "no email": _("The e-mail address is missing."),
        "email": _("This is not an e-mail address."),
        "formula": _("A cell begins like a formula (=, +, - or @). Write it as plain text."),
        "language": _("The language is none of Swedish, German and English."),
        "company name": _("There is an organisation number but no company name."),
        "long": _("A name is too long."),
        "number": _("The organisation number is not right: check its digits."),
        "twice": _("This e-mail address is in the list twice."),
    }


def unreadable(code: str) -> str:
    """Why a file as a whole cannot be read."""
    return {
        "type": _("This is neither a CSV nor an Excel file (.xlsx). Save your list as one of these."),
        "large": _("The file is too large for a list of people."),
        "empty": _("The file is empty."),
        "broken": _("The file is damaged. Open it in your spreadsheet and save it again."),
        "rows": _("The list has more than 2,000 rows. Divide it."),
        "email": _("No column is named “E-mail”. The first row must hold the names of the columns."),
    }[code]

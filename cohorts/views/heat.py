"""The heat map as one string: a template tag per cell would cost more than everything else on the page."""

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from cohorts.reports import desk as reports
from cohorts.views.frame import address

SIGNS = {
    reports.OPEN: "·",
    reports.PROGRESS: "◐",
    reports.DONE: "✓",
    reports.WAITING: "?",
    reports.LATE: "!",
    reports.EXCUSED: "–",
    reports.LOCKED: "×",
}
NOBODY = "00000000-0000-0000-0000-000000000000"


def words():
    """What each sign says to those who do not see it."""
    return {
        reports.OPEN: _("not started"),
        reports.PROGRESS: _("in progress"),
        reports.DONE: _("done"),
        reports.WAITING: _("waits for us"),
        reports.LATE: _("date has passed"),
        reports.EXCUSED: _("excused"),
        reports.LOCKED: _("not open yet"),
    }


def head(columns):
    """The numbers of the activities; the titles stand below the map and in each cell's column."""
    return mark_safe(  # noqa: S308 - every part is escaped or a number
        "".join(
            f'<th scope="col"{_mark(column)}><abbr title="{escape(column.title)}">{column.number}</abbr></th>'
            for column in columns
        )
    )


def _mark(column):
    return (
        ' class="meet"'
        if column.kind == "session"
        else ' class="work"'
        if column.kind == "assignment"
        else ""
    )


def rows(cohort, columns, people):
    """The rows of these people; names are escaped, the rest is ours."""
    said = words()
    cell = {
        letter: f'<td class="h{" " + letter if letter else ""}" aria-label="{escape(said[letter])}">{sign}</td>'
        for letter, sign in SIGNS.items()
    }
    person_url = address("show_participant", cohort, NOBODY)
    work_url = reverse("cohorts:assess_submission", args=[NOBODY])
    work = f'<td class="h w"><a href="{work_url}" aria-label="{escape(_("waits for us: assess"))}">?</a></td>'
    return mark_safe(  # noqa: S308
        "".join(_row(person, cell, work, person_url) for person in people)
    )


def _row(person, cell, work, person_url):
    cells = [cell[letter] for letter in person.cells]
    for place, submission in person.waiting.items():
        cells[place] = work.replace(NOBODY, _dashed(submission))
    url = person_url.replace(NOBODY, str(person.uuid))
    flag = (
        f'<b class="flag">{escape(_why(person))}</b>{" · " if person.company else ""}'
        if person.reasons
        else ""
    )
    return (
        f'<tr><th scope="row"><a href="{url}">{escape(person.name)}</a>'
        f"<small>{flag}{escape(person.company)}</small></th>{''.join(cells)}</tr>"
    )


def _dashed(key):
    """A key as addresses have it; a UUID object in between would cost more than the rest of the row."""
    return key if "-" in key else f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"


def _why(person):
    return reports.sentence(person.reasons[0])

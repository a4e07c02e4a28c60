"""What moving a session would change: itself and what hangs on it, nothing else."""

from dataclasses import dataclass
from datetime import datetime

from cohorts.models import Cohort, CohortDate, Session
from cohorts.reports import planning
from cohorts.schedule import Dates


@dataclass(frozen=True)
class Change:
    """One activity whose dates become others; `session` when it is a meeting that moves too."""

    date: CohortDate
    session: Session | None
    dates: Dates

    @property
    def was(self) -> Dates:
        row = self.session
        return Dates(
            self.date.opens_at,
            self.date.due_at,
            self.date.closes_at,
            row.starts_at if row else None,
            row.ends_at if row else None,
        )


def preview(cohort: Cohort, session: Session, starts_at: datetime) -> list[Change]:
    """The changes that `move_session` would write, in the order of the course.

    Sessions moved earlier stay where they are: only the difference between before and after counts.
    """
    rows = list(cohort.dates.select_related("activity"))
    sessions = {row.activity_id: row for row in cohort.sessions.all()}
    now_at = {
        str(row.activity.key): sessions[row.activity_id].starts_at
        for row in rows
        if row.activity_id in sessions
    }
    own = str(session.activity.key)
    place = planning.place_of(cohort)
    hanging = _hanging(rows, own)
    before = {row.activity.key: row.dates for row in planning.preview(cohort.version, place, now_at)}
    moved = {key: at for key, at in now_at.items() if key not in hanging} | {own: starts_at}
    after = {row.activity.key: row.dates for row in planning.preview(cohort.version, place, moved)}
    return [
        Change(row, sessions.get(row.activity_id), after[row.activity.key])
        for row in rows
        if before[row.activity.key] != after[row.activity.key]
    ]


def _hanging(rows: list[CohortDate], own: str) -> set[str]:
    """Sessions whose start hangs on the one that moves, directly or through another."""
    hanging = {own}
    anchors = {
        str(row.activity.key): (row.activity.settings.get("starts") or {}).get("anchor") for row in rows
    }
    for _round in rows:
        hanging |= {key for key, anchor in anchors.items() if anchor and str(anchor) in hanging}
    return hanging - {own}

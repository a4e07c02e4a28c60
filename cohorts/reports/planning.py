"""What a cohort's dates will be, before there is a cohort."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cohorts.models import Cohort
from cohorts.schedule import Dates, Place, Planned, is_working, plan
from courses.models import Activity, CourseVersion


@dataclass(frozen=True)
class PlannedActivity:
    """One row of the preview: the activity and its dates."""

    activity: Activity
    dates: Dates

    @property
    def first(self) -> datetime | None:
        """The instant by which the row stands on the timeline."""
        dates = self.dates
        return dates.starts_at or dates.due_at or dates.opens_at or dates.closes_at


def place_of(cohort: Cohort) -> Place:
    return Place(cohort.starts_on, cohort.time_zone, cohort.country)


def preview(
    version: CourseVersion, place: Place, moved: Mapping[str, datetime] | None = None
) -> list[PlannedActivity]:
    """Every activity of the version with the dates that its rules give there, in the order of the course."""
    activities = list(version.activities.select_related("module").order_by("position"))
    dates = plan([planned(activity) for activity in activities], place, moved)
    return [PlannedActivity(activity, dates[str(activity.key)]) for activity in activities]


def planned(activity: Activity) -> Planned:
    return Planned(str(activity.key), activity.settings, activity.minutes)


def on_free_days(rows: list[PlannedActivity], place: Place) -> list[PlannedActivity]:
    """Sessions on a weekend or a holiday: the rules allow it, the administrator should know."""
    zone = ZoneInfo(place.time_zone)
    return [
        row
        for row in rows
        if row.dates.starts_at and not is_working(row.dates.starts_at.astimezone(zone).date(), place.country)
    ]

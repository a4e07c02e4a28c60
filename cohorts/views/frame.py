"""What every page of a cohort's desk shares: where it stands, its tabs, its clock, its colour."""

from django.http import Http404
from django.utils import timezone

from cohorts.reports import pages
from cohorts.reports.pages import address
from cohorts.reports.work import activity_of
from cohorts.wording import Clock
from courses.models import Activity

__all__ = ["activity_or_404", "address", "clock_of", "frame", "when"]


def frame(request, cohort, current, *, page=""):
    """The context of a page under the tab `current`; `page` is its own name when it lies below the tab."""
    request.accent = cohort.organisation.accent
    label = pages.names(cohort, request.user)[current]
    crumbs = pages.crumbs(cohort)
    if page and current != "show_desk":
        crumbs.append((label, address(current, cohort)))
    return {
        "cohort": cohort,
        "tabs": pages.tabs(cohort, request.user, current),
        "crumbs": crumbs,
        "here": page or label,
        "clock": clock_of(cohort),
    }


def clock_of(cohort):
    return Clock(cohort.time_zone, timezone.now())


def activity_or_404(cohort, key, *, kind=""):
    """The activity of that key, and kind when one is named, in the cohort's version; 404 for any other."""
    try:
        activity = activity_of(cohort, key)
    except Activity.DoesNotExist as error:
        raise Http404 from error
    if kind not in {"", activity.kind}:
        raise Http404
    return activity


def when(instant, clock):
    """“Tuesday 10 March, 23:59”, or nothing."""
    return f"{clock.day(instant)}, {clock.time(instant)}" if instant else ""

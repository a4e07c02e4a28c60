"""What every page of a cohort's desk shares: where it stands, its tabs, its clock, its colour."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.wording import Clock
from courses.models import Activity
from lms.core import registry


def frame(request, cohort, current, *, page=""):
    """The context of a page under the tab `current`; `page` is its own name when it lies below the tab."""
    request.accent = cohort.organisation.accent
    tabs = [
        ("show_desk", _("Desk")),
        ("list_participants", _("Participants")),
        ("show_dates", _("Dates")),
        ("write_message", _("Messages")),
    ]
    if request.user.has_perm("cohorts.manage_cohort", cohort):
        tabs.append(("change_cohort", _("Settings")))
    found = [
        {"url": address(name, cohort), "label": label, "current": name == current} for name, label in tabs
    ]
    found[4:4] = [{"url": url, "label": label} for label, url in registry.tabs("cohort", cohort)]
    labels = dict(tabs)
    crumbs = [(_("Home"), "/"), (cohort.name, address("show_desk", cohort))]
    if page and current != "show_desk":
        crumbs.append((labels[current], address(current, cohort)))
    return {
        "cohort": cohort,
        "tabs": found,
        "crumbs": crumbs,
        "here": page or labels[current],
        "clock": clock_of(cohort),
    }


def clock_of(cohort):
    return Clock(cohort.time_zone, timezone.now())


def address(name, cohort, *args):
    return reverse(f"cohorts:{name}", args=[cohort.uuid, *args])


def activity_of(cohort, key):
    """The activity of the cohort's version, or none."""
    return Activity.objects.filter(version=cohort.version_id, key=key).first()


def when(instant, clock):
    """“Tuesday 10 March, 23:59”, or nothing."""
    return f"{clock.day(instant)}, {clock.time(instant)}" if instant else ""

"""The pages of a cohort for those who run it: their names, addresses and order."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cohorts.models import Cohort
from lms.core import registry


def names(cohort: Cohort, user: Any) -> dict[str, str]:
    """Address name to label of the pages of the desk that the person may open, in order."""
    found = {
        "show_desk": _("Desk"),
        "list_participants": _("Participants"),
        "show_dates": _("Dates"),
        "write_message": _("Messages"),
    }
    if user.has_perm("cohorts.manage_cohort", cohort):
        found["change_cohort"] = _("Settings")
    return found


def tabs(cohort: Cohort, user: Any, current: str) -> list[dict[str, Any]]:
    """The tabs above every page of the cohort, with those of other apps; `current` is an address name or a path."""
    own = [
        {"url": address(name, cohort), "label": label, "current": name == current}
        for name, label in names(cohort, user).items()
    ]
    own[4:4] = [
        {"url": url, "label": label, "current": url == current}
        for label, url in registry.tabs("cohort", cohort)
    ]
    return own


def crumbs(cohort: Cohort) -> list[tuple[str, str]]:
    """The way down to the cohort's desk."""
    return [(_("Home"), "/"), (cohort.name, address("show_desk", cohort))]


def address(name: str, cohort: Cohort, *args: Any) -> str:
    return reverse(f"cohorts:{name}", args=[cohort.uuid, *args])

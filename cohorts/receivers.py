"""What cohorts hang into the common pages."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cohorts.rules.desk import facilitated
from cohorts.views import space, today
from lms.core.registry import Item, navigation, panel


@panel("home", order=10)
def participants_home(request: Any) -> str:
    """Each live enrolment: the next step, this week, what others wait for, what came back, the way."""
    return space.home_panel(request)


@panel("home", order=5)
def facilitators_home(request: Any) -> str:
    """The cohorts that the person runs, and who waits for them."""
    return today.home_panel(request)


@navigation
def desks(request: Any) -> Iterable[Item]:
    """The programme office for administrators, today's list for those who facilitate."""
    if request.user.organisations_as("administrator"):
        yield Item(
            _("Programme office"), reverse("cohorts:show_office"), "people", order=30, prefix="/office/"
        )
    # Who facilitates holds a role at some organisation: participants' pages are spared the question.
    if request.user.organisations_as("facilitator", "administrator") and facilitated(request.user):
        yield Item(_("My cohorts"), reverse("cohorts:show_today"), "people", order=25, prefix="/cohorts/")

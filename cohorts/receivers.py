"""What cohorts hang into the common pages."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from cohorts.actions.cohorts import end_facilitations
from cohorts.models import Enrolment, facilitated
from cohorts.views import space, today
from companies.rules import speaks_for
from lms.core import events
from lms.core.registry import Item, navigation, panel


@receiver(user_logged_in)
def wear_the_colour_of_the_cohort(request: Any, user: Any, **_given: Any) -> None:
    """Who holds no role sees the colour of the organisation that runs their newest cohort."""
    if not request.session.get("accent"):
        newest = Enrolment.objects.own(user).order_by("-cohort__starts_on", "-pk")
        accent = newest.values_list("cohort__organisation__accent", flat=True).first()
        request.session["accent"] = accent or ""


@events.on("role.ended")
def leave_the_desks(membership: int) -> None:
    """Nobody is named as facilitator of a cohort at an organisation that they no longer work for."""
    end_facilitations(Membership.objects.select_related("user").get(pk=membership))


@panel("home", order=10)
def participants_home(request: Any) -> str:
    """Each live enrolment: the next step, this week, what others wait for, what came back, the way."""
    return space.home_panel(request)


@panel("home", order=5)
def facilitators_home(request: Any) -> str:
    """The cohorts that the person runs, and who waits for them."""
    return today.home_panel(request)


@panel("company", order=10)
def companies_seats(request: Any) -> str:
    """Who of the company has a seat and whether they completed; nothing of what they wrote."""
    known = Enrolment.objects.known_to(request.user).filter(company=request.company)
    context = {
        "enrolments": known.select_related("participant", "cohort"),
        "speaks": speaks_for(request.user, request.company),
    }
    return render_to_string("cohorts/company_panel.html", context, request=request)


@navigation
def desks(request: Any) -> Iterable[Item]:
    """The programme office for administrators, today's list for those who facilitate."""
    if request.user.organisations_as("administrator"):
        yield Item(
            _("Programme office"), reverse("cohorts:show_office"), "calendar", order=30, prefix="/office/"
        )
    # Who facilitates holds a role at some organisation: participants' pages are spared the question.
    if request.user.organisations_as("facilitator", "administrator") and facilitated(request.user):
        yield Item(_("My cohorts"), reverse("cohorts:show_today"), "people", order=25, prefix="/cohorts/")

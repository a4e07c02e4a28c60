"""What accounts tells: a first author or administrator makes the shelf. And authors' way to their courses."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.actions.roles import EDITORS
from accounts.models import Membership
from courses import actions, reports
from lms.core import events
from lms.core.registry import Item, navigation, panel


@events.on("role.given")
def prepare_shelf(membership):
    given = Membership.objects.select_related("organisation").get(pk=membership)
    if given.role in EDITORS:
        actions.prepare_organisation(given.organisation)


@navigation
def authoring(request):
    if request.user.organisations_as(*EDITORS):
        yield Item(_("Write courses"), reverse("wagtailadmin_home"), "pen", order=80)


@panel("home", order=50)
def own_courses(request):
    """For an author: their courses, the newest version of each, and the way to write on."""
    if not request.user.organisations_as("author"):
        return ""
    rows = reports.written_by(request.user)
    return render_to_string("courses/home_panel.html", {"rows": rows}, request=request)

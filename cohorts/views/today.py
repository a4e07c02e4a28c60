"""Today: one list over all cohorts that a person runs, of who waits, since when, and what to do."""

from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from cohorts.models import Cohort
from cohorts.reports import office, today
from cohorts.views.desk import entry
from cohorts.views.frame import address
from lms.core.guards import signed_in
from lms.core.pages import render_page

# What stands on the home page; the rest is on the page of its own.
FIRST = 6


def home_panel(request):
    """The panel of those who run cohorts; nothing for others."""
    if not request.user.organisations_as("facilitator", "administrator"):
        return ""
    context = _today(request)
    return render_to_string("cohorts/desk/home_panel.html", context | {"first": FIRST}, request=request)


@signed_in
@require_safe
def show_today(request):
    return render_page(request, "cohorts/desk/today.html", _today(request))


def _today(request):
    now = timezone.now()
    found = office.cohorts(Cohort.objects.run_by(request.user).filter(closed_at=None), now)
    running = [cohort for cohort in found if office.state(cohort, now) != office.ENDED]
    return {
        "entries": [entry(item) for item in today.items(running, now)],
        "cohorts": [(cohort, address("show_desk", cohort)) for cohort in running],
        "administers": bool(request.user.organisations_as("administrator")),
    }

"""The page of an activity: the kind decides which."""

from django.views.decorators.http import require_safe

from cohorts import kinds
from cohorts.actions import progress
from cohorts.views.visits import enrolments, visit
from lms.core.guards import needs
from lms.core.pages import render_page


@require_safe
@needs("cohorts.view_enrolment", scope=enrolments)
def show_activity(request, enrolment, key):
    found = visit(request, enrolment, key)
    if found.is_own:
        progress.see(enrolment)
    if not found.is_open and found.activity.kind != "session":
        return render_page(request, "cohorts/locked.html", found.page())
    return kinds.of(found.activity.kind).show(request, enrolment, found)

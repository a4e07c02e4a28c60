"""The attendance list of a session."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cohorts.actions import attendance
from cohorts.models.sessions import Presence
from cohorts.views.desk import with_course
from cohorts.views.frame import clock_of, frame
from lms.core.errors import DomainError
from lms.core.guards import needs
from lms.core.pages import render_page


@require_http_methods(["GET", "HEAD", "POST"])
@needs("cohorts.run_cohort", scope=with_course)
def take_attendance(request, cohort, session):
    session = get_object_or_404(cohort.sessions.select_related("activity"), uuid=session)
    seats = list(cohort.enrolments.active().select_related("participant", "company"))
    known = dict(session.attendances.values_list("enrolment_id", "presence"))
    error = None
    if request.method == "POST":
        sent = {seat: request.POST.get(f"presence-{seat.uuid}", "") for seat in seats}
        sent = {seat: word for seat, word in sent.items() if word in Presence.values}
        try:
            changed = attendance.take(session, sent, by=request.user)
        except DomainError as refused:
            error, known = refused, known | {seat.pk: word for seat, word in sent.items()}
        else:
            messages.success(request, _saved(changed))
            return redirect("cohorts:take_attendance", cohort.uuid, session.uuid)
    context = frame(request, cohort, "show_dates", page=session.activity.title) | {
        "when": clock_of(cohort).span(session.starts_at, session.ends_at),
        "session": session,
        "error": error,
        "choices": Presence.choices,
        "people": [(seat, known.get(seat.pk, "")) for seat in seats],
        "figures": [(label, list(known.values()).count(value)) for value, label in Presence.choices],
    }
    return render_page(request, "cohorts/desk/attendance.html", context, status=422 if error else None)


def _saved(changed):
    if not changed:
        return _("Saved. Nothing was different.")
    return ngettext("Saved: %(count)s entry.", "Saved: %(count)s entries.", changed) % {"count": changed}

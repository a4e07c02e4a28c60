"""The cohort's dates, and moving a session with a preview of what moves along."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cohorts.actions import dates
from cohorts.forms.desk import MoveForm
from cohorts.reports import desk as reports
from cohorts.reports import moving
from cohorts.views.desk import with_course
from cohorts.views.frame import clock_of, frame, when
from lms.core.errors import DomainError
from lms.core.guards import needs
from lms.core.pages import render_page


@require_safe
@needs("cohorts.run_cohort", scope=with_course)
def show_dates(request, cohort):
    clock = clock_of(cohort)
    sessions = list(reports.sessions_of(cohort))
    for session in sessions:
        session.said = clock.span(session.starts_at, session.ends_at)
    rows = cohort.dates.select_related("activity__module").order_by("activity__position")
    context = frame(request, cohort, "show_dates") | {
        "rows": [
            {
                "date": row,
                "opens": when(row.opens_at, clock),
                "due": when(row.due_at, clock),
                "closes": when(row.closes_at, clock),
            }
            for row in rows
        ],
        "sessions": sessions,
    }
    return render_page(request, "cohorts/desk/dates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("cohorts.run_cohort", scope=with_course)
def move_session(request, cohort, session):
    session = get_object_or_404(cohort.sessions.select_related("activity"), uuid=session)
    zone = ZoneInfo(cohort.time_zone)
    with timezone.override(zone):
        form = MoveForm(
            request.POST or None,
            initial={"starts_at": session.starts_at.astimezone(zone), "place": session.place},
        )
        valid = form.is_valid()
    changes = None
    if valid:
        starts_at, place = form.cleaned_data["starts_at"], form.cleaned_data["place"]
        if "confirm" in request.POST and _moved(request, session, starts_at, place, form):
            return redirect("cohorts:show_dates", cohort.uuid)
        changes = [said(change, clock_of(cohort)) for change in moving.preview(cohort, session, starts_at)]
    context = frame(request, cohort, "show_dates", page=session.activity.title) | {
        "session": session,
        "form": form,
        "changes": changes,
    }
    status = 422 if form.errors and request.method == "POST" else None
    return render_page(request, "cohorts/desk/move.html", context, status=status)


def _moved(request, session, starts_at, place, form):
    try:
        dates.move_session(session, starts_at, place=place, by=request.user)
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("The session has been moved, and with it what hangs on it."))
    return True


def said(change, clock):
    """What moves, from when to when, for the preview."""
    names = {
        "starts_at": _("takes place"),
        "opens_at": _("opens"),
        "due_at": _("due"),
        "closes_at": _("closes"),
    }
    moved = [
        (name, getattr(change.was, field), getattr(change.dates, field))
        for field, name in names.items()
        if getattr(change.was, field) != getattr(change.dates, field)
    ]
    title = change.date.activity.title
    return [
        {
            "what": f"{title}: {name}",
            "was": when(was, clock) or "–",
            "becomes": when(becomes, clock) or "–",
        }
        for name, was, becomes in moved
    ]

"""Meetings: their page, and their entries for the calendar."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cohorts import calendars
from cohorts.models import Attendance, Session
from cohorts.views.visits import activity_url, enrolments
from courses.reports import body_of
from lms.core.guards import needs
from lms.core.pages import render_page


def show_session(request, enrolment, found):
    session = found.step.session
    attendance = None
    if session is not None:
        attendance = Attendance.objects.filter(session=session.pk, enrolment=enrolment).first()
    context = found.page(
        blocks=body_of(found.activity),
        session=session,
        when=found.clock.span(session.starts_at, session.ends_at) if session else "",
        zone=enrolment.cohort.time_zone,
        is_over=bool(session and session.ends_at < found.clock.now),
        attendance=attendance,
        calendar_url=reverse("cohorts:session_calendar", args=[session.uuid]) if session else "",
    )
    return render_page(request, "cohorts/session.html", context)


def sessions(user):
    return Session.objects.visible_to(user).select_related("cohort__version", "activity")


@require_safe
@needs("cohorts.view_enrolment", scope=enrolments)
def enrolment_calendar(request, enrolment):
    """All sessions of the cohort in one file."""
    rows = Session.objects.filter(cohort=enrolment.cohort).select_related("activity")
    entries = [_entry(session, activity_url(enrolment, session.activity.key)) for session in rows]
    return _file(enrolment.cohort, enrolment.cohort.version.title, entries)


@require_safe
@needs("cohorts.view_session", scope=sessions)
def session_calendar(request, session):
    """One session in a file."""
    return _file(session.cohort, session.activity.title, [_entry(session, "")])


def _entry(session, path):
    lines = [session.activity.summary, session.link and _("Meeting link: %(link)s") % {"link": session.link}]
    return calendars.Entry(
        uid=f"{session.uuid}@{settings.SITE_URL.partition('://')[2]}",
        sequence=session.sequence,
        stamp=session.starts_at,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        title=session.activity.title,
        place=session.place,
        link=f"{settings.SITE_URL}{path}" if path else session.link,
        text="\n\n".join(line for line in lines if line),
    )


def _file(cohort, name, entries):
    body = calendars.calendar(name, cohort.time_zone, get_language(), entries)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{slugify(name) or "calendar"}.ics"'
    return response

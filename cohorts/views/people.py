"""Participants: the list, and one person with what may be done for them."""

from datetime import datetime, time
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.actions import dates, enrolments, progress
from cohorts.forms.desk import ExcuseForm, ExtendForm
from cohorts.reports import desk as reports
from cohorts.reports import people
from cohorts.views.desk import PAGE, standing_names, with_course
from cohorts.views.frame import activity_or_404, address, clock_of, frame, when
from cohorts.views.heat import SIGNS, words
from lms.core.errors import DomainError
from lms.core.guards import needs
from lms.core.pages import render_page


@require_safe
@needs("cohorts.run_cohort", scope=with_course)
def list_participants(request, cohort):
    query, show = request.GET.get("q", "").strip()[:100], request.GET.get("show", "")
    now = timezone.now()
    only = people.found(cohort, query).values_list("pk", flat=True) if query else None
    desk = reports.desk(cohort, now, sessions=list(reports.sessions_of(cohort)), only=only)
    shown = [person for person in desk.people if show in {"", person.standing}]
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    contacts = people.contacts([person.pk for person in page.object_list])
    required = [column.number - 1 for column in desk.columns if column.required]
    context = frame(request, cohort, "list_participants") | {
        "page": page,
        "rows": [_row(person, contacts, required, cohort) for person in page.object_list],
        "q": query,
        "show": show,
        "standings": [(code, label, desk.standings[code]) for code, label in standing_names().items()],
        "query": urlencode({"q": query, "show": show}),
    }
    return render_page(request, "cohorts/desk/participants.html", context, fragment="people")


def _row(person, contacts, required, cohort):
    settled = sum(
        person.cells[place] in {reports.DONE, reports.EXCUSED, reports.WAITING} for place in required
    )
    return {
        "person": person,
        "url": address("show_participant", cohort, person.uuid),
        "standing": standing_names()[person.standing],
        "reasons": [reports.sentence(reason) for reason in person.reasons],
        "done": settled,
        "of": len(required),
    } | contacts[person.pk]


def seat_of(cohort, uuid):
    return get_object_or_404(
        cohort.enrolments.active().select_related("participant", "company", "cohort"), uuid=uuid
    )


@require_safe
@needs("cohorts.run_cohort", scope=with_course)
def show_participant(request, cohort, enrolment):
    return _person_page(request, cohort, seat_of(cohort, enrolment))


def _person_page(request, cohort, seat, *, wrong=None):
    """One person; with a form that went `wrong`, its fold is open and what was typed is still there."""
    whole = people.whole(cohort, seat, timezone.now())
    name = seat.participant.get_full_name()
    context = frame(request, cohort, "list_participants", page=name) | {
        "seat": seat,
        "name": name,
        "whole": whole,
        "modules": _by_module(whole.steps, clock_of(cohort), wrong),
        "reasons": [reports.sentence(reason) for reason in whole.person.reasons],
        "standing": standing_names()[whole.person.standing],
        "wrong": wrong,
        "themselves": seat.participant_id == request.user.pk,
    }
    return render_page(request, "cohorts/desk/participant.html", context, status=422 if wrong else None)


def _by_module(steps, clock, wrong):
    """`(module, rows)` in the order of the course; a row says the state in words and what may be done."""
    said, found = words(), {}
    for step in steps:
        row = {"step": step, "said": said[step.letter], "sign": SIGNS[step.letter]}
        row["due"] = when(step.due_at or (step.session and step.session.starts_at), clock)
        tried = wrong if wrong and wrong.data.get("activity") == str(step.activity.key) else None
        row["extend"] = tried if isinstance(tried, ExtendForm) else None
        row["excuse"] = tried if isinstance(tried, ExcuseForm) else None
        row["settled"] = step.letter in {reports.DONE, reports.EXCUSED}
        found.setdefault(step.activity.module, []).append(row)
    return list(found.items())


def _activity(cohort, form):
    return activity_or_404(cohort, form.cleaned_data["activity"])


@require_POST
@needs("cohorts.run_cohort", scope=with_course)
def extend_date(request, cohort, enrolment):
    """More time until the end of the chosen day, by the cohort's clock."""
    seat, form = seat_of(cohort, enrolment), ExtendForm(request.POST)
    if not form.is_valid():
        return _person_page(request, cohort, seat, wrong=form)
    activity = _activity(cohort, form)
    due_at = datetime.combine(form.cleaned_data["due_on"], time(23, 59), ZoneInfo(cohort.time_zone))
    try:
        dates.extend(seat, activity, due_at=due_at, reason=form.cleaned_data["reason"], by=request.user)
    except DomainError as error:
        form.add_error("due_on", str(error))
        return _person_page(request, cohort, seat, wrong=form)
    messages.success(request, _("More time for “%(title)s” is noted.") % {"title": activity.title})
    return redirect("cohorts:show_participant", cohort.uuid, seat.uuid)


@require_POST
@needs("cohorts.run_cohort", scope=with_course)
def excuse_activity(request, cohort, enrolment):
    seat, form = seat_of(cohort, enrolment), ExcuseForm(request.POST)
    if not form.is_valid():
        return _person_page(request, cohort, seat, wrong=form)
    activity = _activity(cohort, form)
    try:
        progress.excuse(seat, activity, reason=form.cleaned_data["reason"], by=request.user)
    except DomainError as error:
        form.add_error(None, str(error))
        return _person_page(request, cohort, seat, wrong=form)
    messages.success(request, _("Excused from “%(title)s”.") % {"title": activity.title})
    return redirect("cohorts:show_participant", cohort.uuid, seat.uuid)


@require_POST
@needs("cohorts.run_cohort", scope=with_course)
def take_back_excuse(request, cohort, enrolment):
    seat, form = (
        seat_of(cohort, enrolment),
        ExcuseForm({"activity": request.POST.get("activity"), "reason": "-"}),
    )
    if form.is_valid():
        dates.take_back_excuse(seat, _activity(cohort, form), by=request.user)
        messages.success(request, _("The excuse is taken back."))
    return redirect("cohorts:show_participant", cohort.uuid, seat.uuid)


@require_POST
@needs("cohorts.manage_cohort", scope=with_course)
def withdraw_participant(request, cohort, enrolment):
    seat = seat_of(cohort, enrolment)
    enrolments.withdraw(seat, by=request.user)
    messages.success(request, _("%(name)s has given back the seat.") % {"name": seat.participant})
    return redirect("cohorts:list_participants", cohort.uuid)

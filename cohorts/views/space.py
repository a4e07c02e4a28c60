"""The participant's home and the course space: where one is and what comes next."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cohorts import wording
from cohorts.actions import progress
from cohorts.models import Enrolment
from cohorts.reports import people
from cohorts.reports import space as spaces
from cohorts.views import agenda, steps, way
from cohorts.views.visits import enrolments, space_url
from lms.core.guards import needs
from lms.core.pages import render_page


def home_panel(request):
    """What a participant does now, in each programme; nothing for people without a seat."""
    own = Enrolment.objects.own(request.user).select_related("cohort__version", "cohort__organisation")
    live = list(own.order_by("completed_at", "-cohort__starts_on", "pk"))
    if not live:
        return ""
    request.accent = live[0].cohort.organisation.accent
    loaded = spaces.load(live, timezone.now())
    context = {"programmes": [_programme(space, is_first=not index) for index, space in enumerate(loaded)]}
    return render_to_string("cohorts/home_panel.html", context, request=request)


def _programme(space, *, is_first):
    clock = wording.Clock(space.enrolment.cohort.time_zone, space.now)
    return {
        "is_first": is_first,
        "id": f"programme-{space.enrolment.uuid}",
        "title": space.enrolment.cohort.version.title,
        "cohort": space.enrolment.cohort.name,
        "url": space_url(space.enrolment),
        "next": steps.next_card(space, clock),
        "week": agenda.this_week(space, clock),
        "asked": agenda.asked(space, clock),
        "news": agenda.news(space),
        "way": way.line(space, clock),
        "is_completed": space.enrolment.completed_at is not None,
    }


@require_safe
@needs("cohorts.view_enrolment", scope=enrolments)
def show_enrolment(request, enrolment):
    """The course space."""
    request.accent = enrolment.cohort.organisation.accent
    is_own = enrolment.participant_id == request.user.pk
    if is_own:
        progress.see(enrolment)
    [space] = spaces.load([enrolment], timezone.now())
    clock = wording.Clock(enrolment.cohort.time_zone, space.now)
    context = {
        "enrolment": enrolment,
        "is_own": is_own,
        "title": enrolment.cohort.version.title,
        "summary": enrolment.cohort.version.summary,
        "next": steps.next_card(space, clock) if is_own else None,
        "way": way.line(space, clock),
        "modules": [_module(module, rows, space.enrolment, clock) for module, rows in space.modules],
        "asked": agenda.asked(space, clock) if is_own else [],
        "sessions": agenda.sessions(space, clock),
        "facilitators": _facilitators(enrolment),
        "zone": enrolment.cohort.time_zone,
        "calendar_url": reverse("cohorts:enrolment_calendar", args=[enrolment.uuid]),
        "people_url": reverse("cohorts:show_people", args=[enrolment.uuid]),
        "crumbs": [(_("Home"), "/")],
    }
    return render_page(request, "cohorts/space.html", context)


def _module(module, rows, enrolment, clock):
    required = [row for row in rows if row.activity.required]
    settled = sum(row.is_settled for row in required)
    is_done = bool(required) and settled == len(required)
    ahead = steps.opens_at(rows)
    return {
        "id": f"module-{module.position}",
        "title": module.title,
        "summary": module.summary,
        "progress": _("%(done)s of %(all)s done") % {"done": settled, "all": len(required)}
        if required
        else "",
        "opens": wording.opens(ahead, clock) if ahead else "",
        "is_done": is_done,
        "is_open": not (is_done or ahead),
        "steps": [steps.row(row, enrolment, clock) for row in rows],
    }


def _facilitators(enrolment):
    names = people.facilitators(enrolment.cohort)
    return [{"name": name, "company": _("Facilitator"), "href": ""} for name in names]


@require_safe
@needs("cohorts.view_enrolment", scope=enrolments)
def show_people(request, enrolment):
    """Who takes part, by name and company, and who runs it."""
    request.accent = enrolment.cohort.organisation.accent
    seats_taken = (
        enrolment.cohort.enrolments.active()
        .select_related("participant", "company")
        .order_by("participant__family_name", "participant__given_name", "pk")
    )
    others = [
        {
            "name": seat.participant.get_full_name(),
            "company": seat.company.name if seat.company else "",
            "href": "",
        }
        for seat in seats_taken
    ]
    context = {
        "enrolment": enrolment,
        "people": others,
        "facilitators": _facilitators(enrolment),
        "crumbs": [(_("Home"), "/"), (enrolment.cohort.version.title, space_url(enrolment))],
    }
    return render_page(request, "cohorts/people.html", context)

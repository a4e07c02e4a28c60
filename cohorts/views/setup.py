"""Setting up a cohort: all dates are shown before anything is made."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cohorts import schedule
from cohorts.actions import cohorts
from cohorts.forms.desk import FrameForm, PrepareForm
from cohorts.reports import planning
from cohorts.views.desk import with_course
from cohorts.views.frame import frame, when
from cohorts.wording import Clock, full_day
from lms.core.errors import DomainError
from lms.core.guards import may, needs
from lms.core.pages import render_page


@require_http_methods(["GET", "HEAD", "POST"])
@may("cohorts.prepare_cohort")
def prepare_cohort(request):
    start = timezone.localdate() + timedelta(days=28)
    initial = {"starts_on": start, "seats": 20, "time_zone": "Europe/Stockholm"}
    form = PrepareForm(request.POST or None, user=request.user, initial=initial | request.GET.dict())
    context = {"form": form, "key": request.POST.get("key") or get_random_string(20)}
    if form.is_valid() and "change" not in request.POST:
        try:
            if "confirm" in request.POST:
                return _prepare(request, form)
            context |= _preview(form.cleaned_data)
        except DomainError as error:
            form.add_error("version", str(error))
    failed = request.method == "POST" and form.errors
    return render_page(request, "cohorts/desk/prepare.html", context, status=422 if failed else None)


def _prepare(request, form):
    cohort = cohorts.prepare(**form.cleaned_data, key=request.POST.get("key", "")[:80], by=request.user)
    messages.success(request, _("The cohort is made. Now bring the people in."))
    return redirect("cohorts:import_people", cohort.uuid)


@dataclass(frozen=True)
class Mark:
    """A date on the timeline, at its share of the way."""

    at: float
    kind: str
    title: str
    said: str


def _preview(wanted):
    version = wanted["version"]
    country = version.course.organisation.country
    place = schedule.Place(wanted["starts_on"], wanted["time_zone"], country)
    rows = cohorts.dates_of(version, place)
    clock = Clock(wanted["time_zone"], timezone.now())
    said = [(row, _said(row.dates, clock)) for row in rows]
    free = planning.on_free_days(rows, place)
    instants = sorted(row.first for row in rows if row.first)
    return {
        "rows": said,
        "wanted": wanted,
        "starts": full_day(wanted["starts_on"]),
        "has_begun": wanted["starts_on"] < timezone.localdate(),
        "marks": _marks(rows, clock, instants),
        "first": clock.day(instants[0]) if instants else "",
        "last": clock.day(instants[-1]) if instants else "",
        "free_days": [(row, dates) for row, dates in said if row in free],
    }


def _said(dates, clock):
    return {
        "opens": when(dates.opens_at, clock),
        "starts": clock.span(dates.starts_at, dates.ends_at) if dates.starts_at else "",
        "due": when(dates.due_at, clock),
        "closes": when(dates.closes_at, clock),
    }


def _marks(rows, clock, instants):
    if not instants:
        return []
    span = max((instants[-1] - instants[0]).total_seconds(), 1)
    dated = [(row.dates.starts_at or row.dates.due_at, row) for row in rows]
    return [
        Mark(
            at=round(2 + 96 * (at - instants[0]).total_seconds() / span, 2),
            kind="session" if row.dates.starts_at else "due",
            title=row.activity.title,
            said=clock.day(at),
        )
        for at, row in dated
        if at
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@needs("cohorts.manage_cohort", scope=with_course)
def change_cohort(request, cohort):
    facilitators = list(cohort.facilitations.live().values_list("user_id", flat=True))
    form = FrameForm(
        request.POST or None, cohort=cohort, initial={"seats": cohort.seats, "facilitators": facilitators}
    )
    if form.is_valid():
        try:
            cohorts.change(cohort, **form.cleaned_data, by=request.user)
        except DomainError as error:
            form.add_error("seats", str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("cohorts:change_cohort", cohort.uuid)
    context = frame(request, cohort, "change_cohort") | {"form": form}
    return render_page(
        request, "cohorts/desk/settings.html", context, status=422 if request.method == "POST" else None
    )

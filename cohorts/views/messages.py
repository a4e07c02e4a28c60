"""Writing to the cohort."""

from django.contrib import messages as notices
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cohorts import reasons
from cohorts.actions import messages
from cohorts.forms.desk import MessageForm
from cohorts.models.messages import Audience
from cohorts.reports import desk as reports
from cohorts.views.desk import with_course
from cohorts.views.frame import clock_of, frame
from lms.core.guards import needs
from lms.core.pages import render_page

AUDIENCES = {
    Audience.ALL: {reasons.DONE, reasons.ON_TRACK, reasons.BEHIND, reasons.STUCK},
    Audience.STUCK: {reasons.STUCK},
    Audience.BEHIND: {reasons.BEHIND, reasons.STUCK},
    Audience.ON_TRACK: {reasons.ON_TRACK},
}


@require_http_methods(["GET", "HEAD", "POST"])
@needs("cohorts.run_cohort", scope=with_course)
def write_message(request, cohort):
    desk = reports.desk(cohort, timezone.now(), sessions=list(reports.sessions_of(cohort)))
    counts = {code: sum(desk.standings[each] for each in those) for code, those in AUDIENCES.items()}
    wanted = request.GET.get("to", "")
    initial = {"audience": wanted if wanted in Audience.values else Audience.ALL}
    form = MessageForm(request.POST or None, counts=counts, initial=initial)
    if form.is_valid():
        notices.success(request, _sent(_send(request, cohort, desk, form).recipients))
        return redirect("cohorts:write_message", cohort.uuid)
    context = frame(request, cohort, "write_message") | {
        "form": form,
        "key": request.POST.get("key") or get_random_string(20),
        "sent": [
            (each, clock_of(cohort).day(each.sent_at))
            for each in cohort.messages.select_related("sent_by")[:50]
        ],
    }
    return render_page(
        request, "cohorts/desk/messages.html", context, status=422 if request.method == "POST" else None
    )


def _sent(count):
    return ngettext(
        "Sent to %(count)s person.", "Sent to %(count)s people, each in a letter of their own.", count
    ) % {"count": count}


def _send(request, cohort, desk, form):
    those = AUDIENCES[form.cleaned_data["audience"]]
    seats = [person.pk for person in desk.people if person.standing in those]
    return messages.send(
        cohort,
        **form.cleaned_data,
        to=cohort.enrolments.filter(pk__in=seats).select_related("participant"),
        key=request.POST.get("key", "")[:80],
        by=request.user,
    )

"""The programme office of administrators."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cohorts.models import Cohort
from cohorts.reports import office
from cohorts.views.frame import address, clock_of
from cohorts.wording import full_day
from lms.core import registry
from lms.core.guards import may
from lms.core.pages import render_page


@require_safe
@may("cohorts.prepare_cohort")
def show_office(request):
    now = timezone.now()
    cohorts = office.cohorts(Cohort.objects.administered_by(request.user), now)
    groups = [
        (_("Running"), office.RUNNING),
        (_("Coming"), office.COMING),
        (_("Ended"), office.ENDED),
    ]
    context = {
        "groups": [
            (label, code, [_card(cohort) for cohort in cohorts if office.state(cohort, now) == code])
            for label, code in groups
        ],
        "cohorts": cohorts,
        "free": sum(
            max(each.seats - each.taken, 0) for each in cohorts if office.state(each, now) != office.ENDED
        ),
        "panels": registry.panels("office", request),
    }
    return render_page(request, "cohorts/desk/office.html", context)


def _card(cohort):
    clock = clock_of(cohort)
    dates = [
        (_("Session"), cohort.next_session),
        (_("Due"), cohort.next_due),
    ]
    dated = [(at, label) for label, at in dates if at]
    at, label = min(dated, default=(None, ""))
    return {
        "cohort": cohort,
        "url": address("show_desk", cohort),
        "starts": full_day(cohort.starts_on),
        "next": f"{label}: {clock.day(at)}" if at else "",
        "facilitators": ", ".join(
            row.user.get_full_name() for row in cohort.facilitations.all() if row.ended_at is None
        ),
        "share": min(round(100 * cohort.taken / cohort.seats), 100) if cohort.seats else 0,
    }

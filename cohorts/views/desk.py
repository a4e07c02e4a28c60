"""The desk: who stands where with what, who is stuck and why, what waits for the facilitator."""

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_safe

from cohorts import reasons
from cohorts.models import Cohort
from cohorts.reports import desk as reports
from cohorts.reports import today
from cohorts.views import heat
from cohorts.views.frame import address, clock_of, frame
from lms.core.guards import needs
from lms.core.pages import render_page

PAGE = 50


def with_course(user):
    return Cohort.objects.visible_to(user).select_related("version__course", "organisation")


@require_safe
@needs("cohorts.run_cohort", scope=with_course)
def show_desk(request, cohort):
    now = timezone.now()
    sessions = list(reports.sessions_of(cohort))
    desk = reports.desk(cohort, now, sessions=sessions)
    show = request.GET.get("show", "")
    show = show if show in standing_names() else ""
    people = [person for person in desk.people if show in {"", person.standing}]
    page = Paginator(people, max(len(people), 1) if request.GET.get("all") else PAGE).get_page(
        request.GET.get("page")
    )
    context = frame(request, cohort, "show_desk") | {
        "desk": desk,
        "standings": _standings(desk, show, cohort),
        "show": show,
        "query": f"show={show}" if show else "",
        "page": page,
        "head": heat.head(desk.columns),
        "rows": heat.rows(cohort, desk.columns, page.object_list),
        "waiting": [entry(item) for item in today.items([cohort], now, sessions)],
        "stuck": [_stuck(person, cohort) for person in _stuck_first(desk.people)[:5]],
        "all": bool(request.GET.get("all")),
        "stuck_count": desk.standings[reasons.STUCK],
    }
    return render_page(request, "cohorts/desk/desk.html", context, fragment="heat")


def _standings(desk, show, cohort):
    """The figures above the desk: each filters the rows, together they are the bar."""
    found, start = [], 0.0
    total = len(desk.people) or 1
    for code, label in standing_names().items():
        count = desk.standings[code]
        share = 100 * count / total
        found.append(
            {
                "code": code,
                "label": label,
                "count": count,
                "url": f"{address('show_desk', cohort)}?show={code}#heat",
                "current": show == code,
                "start": round(start, 2),
                "share": round(share, 2),
            }
        )
        start += share
    return found


def standing_names():
    return {
        reasons.DONE: pgettext("standing", "Done"),
        reasons.ON_TRACK: pgettext("standing", "On track"),
        reasons.BEHIND: pgettext("standing", "Behind"),
        reasons.STUCK: pgettext("standing", "Stuck"),
    }


def _stuck_first(people):
    return sorted((person for person in people if person.standing == reasons.STUCK), key=_weight)


def _weight(person):
    """The weightiest first: more reasons, then more days."""
    return -len(person.reasons), -max((reason.count for reason in person.reasons), default=0), person.name


def _stuck(person, cohort):
    return {
        "name": person.name,
        "company": person.company,
        "url": address("show_participant", cohort, person.uuid),
        "reasons": [reports.sentence(reason) for reason in person.reasons],
    }


# Of each kind of thing that waits: what it is, what is done about it, and where.
ATTEND = gettext_lazy("Take attendance")
WAITING = {
    "assess": (
        gettext_lazy("Waiting for your assessment: %(count)s"),
        gettext_lazy("Assess"),
        "list_submissions",
    ),
    "hand_out": (
        gettext_lazy("Handed in: %(count)s. The reviews can be handed out"),
        gettext_lazy("Hand out reviews"),
        "hand_out_reviews",
    ),
    "release": (
        gettext_lazy("All reviews are written. The authors wait for them"),
        gettext_lazy("Release feedback"),
        "hand_out_reviews",
    ),
    "session": (gettext_lazy("Session today"), ATTEND, "take_attendance"),
    "attendance": (gettext_lazy("Attendance has not been taken"), ATTEND, "take_attendance"),
}


def entry(item):
    """One line of what waits: what, since when, and the page where it is done."""
    text, label, page = WAITING[item.kind]
    place = item.session.uuid if item.session else item.activity.key
    is_old = item.since and item.kind in {"assess", "attendance"}
    return {
        "item": item,
        "text": str(text) % {"count": item.count},
        "label": label,
        "url": address(page, item.cohort, place),
        "when": clock_of(item.cohort).on_day(item.since) if is_old else "",
    }

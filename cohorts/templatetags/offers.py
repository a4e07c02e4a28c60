"""What pages below cohorts show of them."""

from django import template
from django.utils import timezone

from cohorts.reports import offers
from cohorts.wording import Clock, full_day

register = template.Library()


@register.inclusion_tag("cohorts/coming.html")
def coming_cohorts(course):
    """The cohorts of a course that one could still join; nothing of who is in them."""
    now = timezone.now()
    return {
        "cohorts": [_shown(cohort, Clock(cohort.time_zone, now)) for cohort in offers.coming(course, now)]
    }


def _shown(cohort, clock):
    meetings = [
        {"day": clock.day(session.starts_at), "time": clock.time(session.starts_at), "place": session.place}
        for session in cohort.sessions.all()
    ]
    return {"starts": full_day(cohort.starts_on), "free": cohort.free, "sessions": meetings}

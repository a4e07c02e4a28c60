"""`{% interactive_player enrolment activity %}`: the H5P content of an activity, playing for one seat."""

from django import template
from django.urls import reverse

from cohorts.reports.interactive import registration, revision_to_play

register = template.Library()


@register.inclusion_tag("cohorts/interactive_player.html", takes_context=True)
def interactive_player(context, enrolment, activity):
    """Plays the pinned revision in the person's language; state and results go to this enrolment."""
    revision = revision_to_play(activity)
    found = {"request": context["request"], "revision": revision}
    if revision is not None:
        place = [enrolment.uuid, activity.key, revision.uuid]
        found["registration"] = registration(enrolment, activity.key)
        found["state_url"] = reverse("cohorts:interactive_state", args=place)
        found["result_url"] = reverse("cohorts:interactive_result", args=place)
    return found

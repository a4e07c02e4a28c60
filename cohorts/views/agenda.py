"""What happens when: this week, the sessions, what others wait for, what came back."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from cohorts import wording
from cohorts.views.steps import review_url
from cohorts.views.visits import activity_url

WEEK = timedelta(days=7)


def this_week(space, clock):
    """Due dates and sessions of the next seven days, in order of time."""
    until = space.now + WEEK
    found = []
    for step in space.steps:
        if step.session and space.now <= step.facts.ends_at and step.facts.meets_at <= until:
            found.append((step.facts.meets_at, step.activity, step.session.place, "open"))
        elif step.is_to_do and step.facts.due_at and space.now <= step.facts.due_at <= until:
            state = "progress" if step.facts.started_at else "open"
            found.append((step.facts.due_at, step.activity, _("is due"), state))
    return [
        {
            "when": f"{clock.day(at)}, {clock.time(at)}",
            "title": activity.title,
            "href": activity_url(space.enrolment, activity.key),
            "text": text,
            "state": state,
        }
        for at, activity, text, state in sorted(found, key=lambda entry: entry[0])
    ]


def sessions(space, clock):
    """All sessions of the cohort, past ones as done."""
    return [
        {
            "when": clock.span(step.facts.meets_at, step.facts.ends_at),
            "title": step.activity.title,
            "href": activity_url(space.enrolment, step.activity.key),
            "text": step.session.place,
            "state": "done" if step.facts.ends_at < space.now else "open",
        }
        for step in sorted(space.steps, key=lambda step: step.facts.meets_at or space.now)
        if step.session
    ]


def asked(space, clock):
    """Reviews that others wait for."""
    activities = {step.activity.key: step.activity for step in space.steps}
    return [
        {
            "title": activities[review.activity].title if review.activity in activities else "",
            "url": review_url(review),
            "is_begun": review.saved_at is not None,
            "due": wording.review_due(review.due_at, clock),
        }
        for review in space.asked
    ]


def news(space):
    """Feedback that came back and was not opened yet."""
    return [
        {
            "title": step.activity.title,
            "url": reverse("cohorts:show_feedback", args=[space.enrolment.uuid, step.activity.key]),
        }
        for step in space.news
    ]

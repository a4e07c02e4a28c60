"""Activities in lists, and the one that is next, in words."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cohorts import kinds, wording
from cohorts.next_step import Reason
from cohorts.views.visits import activity_url, space_url
from lms.core import durations


def row(step, enrolment, clock):
    """One activity of the course space."""
    sign, sentence = wording.status(step, clock)
    kind = kinds.of(step.activity.kind)
    return {
        "title": step.activity.title,
        "url": "" if step.is_locked else activity_url(enrolment, step.activity.key),
        "kind": kind.name,
        "icon": kind.icon,
        "minutes": durations.spoken(step.activity.minutes) if step.activity.minutes else "",
        "is_voluntary": not step.activity.required,
        "state": sign,
        "sentence": sentence,
    }


def opens_at(rows):
    """When a module whose activities are all still ahead opens; sessions are on view before. None when it has."""
    rows = [row for row in rows if row.activity.kind != "session"]
    if not rows or not all(row.is_locked for row in rows):
        return None
    return min(row.facts.opens_at for row in rows)


def next_card(space, clock):
    """What the component of the next step shows: what, why, how long, and one button."""
    found = space.next
    if found.reason in {Reason.ASKED, Reason.ASKED_LATER}:
        return _review(found, clock)
    if found.reason == Reason.WAIT:
        return _wait(space, clock)
    if found.reason == Reason.FINISHED:
        return _finished(space)
    return _activity(space, clock)


def review_url(review):
    return reverse("cohorts:write_review", args=[review.uuid])


def _review(found, clock):
    return {
        "title": _("Review a colleague’s work"),
        "text": _why_review(found.at, clock),
        "meta": durations.spoken(20),
        "href": review_url(found.item),
        "label": _("Write the review"),
    }


def _why_review(at, clock):
    if at is None:
        return _("A colleague is waiting for what you see in their work.")
    if at < clock.now:
        return _("A colleague is still waiting for what you see in their work. The date was %(day)s.") % {
            "day": clock.day(at)
        }
    return _("A colleague is waiting for what you see in their work, until %(day)s.") % {"day": clock.day(at)}


def _wait(space, clock):
    step, at = space.next.item, space.next.at
    if step.activity.kind == "session":
        text = _("Then you meet: %(title)s.") % {"title": step.activity.title}
    else:
        text = _("Then “%(title)s” opens.") % {"title": step.activity.title}
    return {
        "title": _("You are up to date until %(day)s") % {"day": clock.day(at)},
        "text": text,
        "meta": "",
        "href": space_url(space.enrolment),
        "label": _("See the programme"),
    }


def _finished(space):
    if space.enrolment.completed_at:
        title, text = _("You have completed the programme"), _("Everything stays here to read again.")
    else:
        title, text = _("There is nothing to do right now"), _("New things appear here as soon as they open.")
    return {
        "title": title,
        "text": text,
        "meta": "",
        "href": space_url(space.enrolment),
        "label": _("See the programme"),
    }


def _activity(space, clock):
    found = space.next
    step = found.item
    kind = kinds.of(step.activity.kind)
    href, label = activity_url(space.enrolment, step.activity.key), kind.verb
    if found.reason == Reason.FEEDBACK:
        href = reverse("cohorts:show_feedback", args=[space.enrolment.uuid, step.activity.key])
        label = _("Read the feedback")
    return {
        "title": step.activity.title,
        "text": _why(found, step, clock),
        "meta": _meta(step, kind),
        "href": href,
        "label": label,
    }


def _meta(step, kind):
    parts = [str(kind.name), durations.spoken(step.activity.minutes) if step.activity.minutes else ""]
    return ", ".join(part for part in parts if part)


def _why(found, step, clock):
    """Why it is this one, in a sentence."""
    if found.reason == Reason.MEETS:
        if found.at <= clock.now:
            return _("You are meeting right now.")
        where = f" · {step.session.place}" if step.session and step.session.place else ""
        return _("You meet %(at)s.") % {"at": clock.at(found.at)} + where
    if found.reason == Reason.LATE:
        return _("The date was %(day)s. It is still welcome, and this is the way back in.") % {
            "day": clock.day(found.at)
        }
    if found.reason == Reason.DUE:
        return _("It is due %(at)s.") % {"at": clock.at(found.at)}
    return str(WHY[found.reason]())


WHY = {
    Reason.BEGUN: lambda: _("You have begun it: go on where you were."),
    Reason.NEXT: lambda: _("It comes next on your way."),
    Reason.FEEDBACK: lambda: _("Somebody has read your work and written to you."),
    Reason.VOLUNTARY: lambda: _("Everything required is done for now. This one is voluntary."),
}

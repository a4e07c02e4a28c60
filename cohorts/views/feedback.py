"""What came back: by criterion, peers and facilitator together."""

import hashlib
import json

from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cohorts.actions import submissions
from cohorts.models import Review
from cohorts.views import rubrics
from cohorts.views.visits import enrolments, visit
from lms.core import markdown
from lms.core.guards import needs
from lms.core.pages import render_page


@require_safe
@needs("cohorts.view_enrolment", scope=enrolments)
def show_feedback(request, enrolment, key):
    found = visit(request, enrolment, key, kind="assignment")
    peer = found.activity.peer
    released = _released(enrolment, key, anonymous=peer.get("anonymous_reviewer", True))
    voices = _voices(released, anonymous=peer.get("anonymous_reviewer", True))
    if found.is_own:
        for submission in {review.submission for review in released}:
            submissions.read_feedback(submission)
    context = found.page(
        voices=voices,
        judges=[voice["name"] for voice in voices],
        rows=[_row(criterion, voices) for criterion in rubrics.criteria_of(found.activity)],
        overall=[voice for voice in voices if voice["comment"]],
        names_hidden=peer.get("anonymous_reviewer", True) and any(voice["is_peer"] for voice in voices),
        back=found.url(),
    )
    return render_page(request, "cohorts/feedback.html", context)


def _released(enrolment, key, *, anonymous):
    """What the author may read of the last version that has feedback; in an order that says nothing of who wrote it."""
    rows = list(
        Review.objects.released()
        .filter(submission__enrolment=enrolment, submission__activity_key=key)
        .select_related("submission", "reviewer__participant", "assessor")
        .order_by("submission__number")
    )
    last = [review for review in rows if review.submission_id == rows[-1].submission_id]
    return sorted(last, key=lambda review: (review.reviewer_id is None, _order(review, anonymous)))


def _order(review, anonymous):
    """By what was said, never by when or by whom, where names are hidden."""
    if anonymous or review.reviewer is None:
        said = json.dumps([review.marks, review.comment], sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()
    return review.reviewer.participant.get_full_name()


def _voices(released, *, anonymous):
    voices, number = [], 0
    for review in released:
        is_peer = review.reviewer_id is not None
        number += is_peer
        if not is_peer:
            name = review.assessor.get_full_name()
        elif anonymous:
            name = _("Colleague %(number)s") % {"number": number}
        else:
            name = review.reviewer.participant.get_full_name()
        voices.append(
            {
                "name": name,
                "is_peer": is_peer,
                "marks": review.marks,
                "comment": markdown.render(review.comment),
            }
        )
    return voices


def _row(criterion, voices):
    marks = [(voice["name"], voice["marks"].get(criterion["key"], {})) for voice in voices]
    return {
        "title": criterion["title"],
        "marks": [
            {
                "judge": name,
                "level": rubrics.level_title(criterion, mark.get("points")),
                "comment": mark.get("comment", ""),
            }
            for name, mark in marks
        ],
    }

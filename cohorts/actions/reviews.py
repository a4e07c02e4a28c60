"""Reviews by peers: saved as one writes, handed over once, then unchangeable."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.actions import submissions
from cohorts.models import Review
from cohorts.reports.work import activity_of
from lms.core import audit
from lms.core.errors import DomainError

Marks = dict[str, dict[str, Any]]


class ReviewClosed(DomainError):
    """The review was handed over, or its feedback has gone to the author: it changes no more."""


class ReviewIncomplete(DomainError):
    """A criterion has no level yet; `missing` are the slugs."""

    def __init__(self, missing: list[str]):
        super().__init__(_("Choose a level for every criterion before you send the review."))
        self.missing = missing


@transaction.atomic
def save_review(review: Review, *, marks: Marks, comment: str) -> Review:
    """Keep what was written so far; raises ReviewClosed after it was handed over. Not audited."""
    review = _locked(review)
    if review.submitted_at is not None:
        raise ReviewClosed(_("This review has been sent and can no longer be changed."))
    review.marks, review.comment = marks, comment
    review.revision, review.saved_at = review.revision + 1, timezone.now()
    review.save(update_fields=["marks", "comment", "revision", "saved_at"])
    return review


@transaction.atomic
def submit_review(review: Review, *, criteria: list[str], by: Any) -> Review:
    """Hand the saved review over; a second call returns it as it is. Every criterion needs a level.

    With the last review that was asked for, the reviewer's own assignment is done.
    """
    review = _locked(review)
    if review.submitted_at is not None:
        return review
    missing = [slug for slug in criteria if review.marks.get(slug, {}).get("points") is None]
    if missing:
        raise ReviewIncomplete(missing)
    review.submitted_at = timezone.now()
    review.save(update_fields=["submitted_at"])
    audit.record("review.submitted", review, by=by)
    if review.reviewer is not None:
        activity = activity_of(review.reviewer.cohort, review.submission.activity_key)
        submissions.settle(review.reviewer, activity, by=by)
    return review


def _locked(review: Review) -> Review:
    return (
        Review.objects.select_for_update(of=("self",))
        .select_related("submission", "reviewer__cohort")
        .get(pk=review.pk)
    )

"""The facilitator's judgement of a submission; two who write at once never overwrite each other."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.actions import letters, submissions
from cohorts.models import Review, Submission
from cohorts.reports.work import activity_of
from courses.models import Activity
from lms.core import audit
from lms.core.errors import DomainError


class SavedByAnother(DomainError):
    """Somebody else saved in between; `theirs` is what they wrote, and nothing of either is lost."""

    def __init__(self, message: str, theirs: Review) -> None:
        super().__init__(message)
        self.theirs = theirs


class OwnWork(DomainError):
    """Nobody assesses what they wrote themselves."""


class AlreadyHandedOver(DomainError):
    """The author has the feedback: it does not change any more."""


@transaction.atomic
def save(submission: Submission, *, marks: Mapping[str, Any], comment: str, revision: int, by: Any) -> Review:
    """Keep the assessment as it stands; `revision` is the one that was on the screen, 0 for none.

    Raises SavedByAnother when it is no longer the latest; the same text sent again changes nothing.
    """
    submission = _locked(submission, by)
    review = submission.reviews.filter(reviewer=None).select_for_update(of=("self",)).first()
    if review is None:
        review = Review(submission=submission, assessor=by, revision=0)
    if review.submitted_at is not None:
        raise AlreadyHandedOver(_("The author has this feedback already: it does not change any more."))
    if review.pk and review.marks == marks and review.comment == comment:
        return review
    if review.revision != revision:
        raise SavedByAnother(_("Somebody saved this assessment while you were writing."), review)
    review.marks, review.comment, review.assessor = dict(marks), comment, by
    review.saved_at, review.revision = timezone.now(), revision + 1
    review.save()
    audit.record("assessment.saved", submission, by=by, revision=review.revision)
    return review


@transaction.atomic
def hand_over(
    submission: Submission,
    *,
    marks: Mapping[str, Any],
    comment: str,
    revision: int,
    accept: bool,
    by: Any,
) -> Review:
    """Save, give the feedback to the author, and accept the work or ask for another version.

    The same sent again changes nothing; another verdict on what the author has is refused.
    """
    submission = _locked(submission, by)
    done = submission.reviews.filter(reviewer=None).exclude(submitted_at=None).first()
    verdict = submission.accepted_at is not None
    if done is not None and (done.marks, done.comment, verdict) == (marks, comment, accept):
        return done
    review = save(submission, marks=marks, comment=comment, revision=revision, by=by)
    review.submitted_at = timezone.now()
    review.save(update_fields=["submitted_at"])
    activity = activity_of(submission.enrolment.cohort, submission.activity_key)
    if accept:
        _accept(submission, activity, by)
    audit.record("assessment.handed_over", submission, by=by, accepted=accept)
    letters.write(
        submission.enrolment,
        "feedback",
        dedupe=f"feedback:{review.pk}",
        label=letters.READ_FEEDBACK,
        activity=activity,
        submission=submission,
        accepted=accept,
    )
    return review


def _accept(submission: Submission, activity: Activity, by: Any) -> None:
    submission.accepted_at, submission.accepted_by = timezone.now(), by
    submission.save(update_fields=["accepted_at", "accepted_by"])
    submissions.settle(submission.enrolment, activity, by=by)


def _locked(submission: Submission, by: Any) -> Submission:
    found = (
        Submission.objects.select_for_update(of=("self",))
        .select_related("enrolment__cohort", "enrolment__participant")
        .get(pk=submission.pk)
    )
    if found.enrolment.participant_id == by.pk:
        raise OwnWork(_("You cannot assess your own work."))
    return found

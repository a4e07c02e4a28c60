"""Handing in: an immutable version with a receipt, however often the form is sent."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from cohorts import progress_rules
from cohorts.actions import drafts, progress
from cohorts.models import Draft, Enrolment, Review, Submission, SubmissionFile
from cohorts.reports import space
from cohorts.states import is_open, takes_work
from courses.models import Activity
from lms.core import audit
from lms.core.errors import DomainError
from lms.core.idempotency import once

UNAMBIGUOUS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class NotOpen(DomainError):
    """The assignment has not opened yet."""


class AssignmentClosed(DomainError):
    """The assignment takes nothing any more; the draft is kept."""


class NothingToHandIn(DomainError):
    """Neither text nor files."""


class AlreadyAccepted(DomainError):
    """The facilitator has accepted a version: the assignment is done."""


@once(Submission, "submission.submitted")
def submit(enrolment: Enrolment, activity: Activity, *, by: Any, key: str) -> Submission:
    """Hand in what the draft holds as the next version; the same key, or nothing changed, returns the last version.

    Late is welcome; after `closes_at` it raises AssignmentClosed, and the draft stays as it is.
    """
    enrolment = Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    now = timezone.now()
    facts = space.step_at(enrolment, activity, now).facts
    if not is_open(facts, now):
        raise NotOpen(_("This assignment has not opened yet. Your text is kept."))
    if not takes_work(facts, now):
        raise AssignmentClosed(
            _("This assignment has closed. Your text is kept; ask your facilitator for more time.")
        )
    draft = drafts.open_draft(enrolment, activity)
    last = enrolment.submissions.filter(activity_key=activity.key).order_by("-number").first()
    if last is not None and _is_unchanged(draft, last):
        return last
    if last is not None and last.accepted_at is not None:
        raise AlreadyAccepted(_("A version of this was accepted: the assignment is done. Your text is kept."))
    submission = _hand_in(draft, number=last.number + 1 if last else 1, at=now, due_at=facts.due_at)
    audit.record("submission.submitted", submission, by=by, number=submission.number)
    progress.start(enrolment, activity)
    settle(enrolment, activity, by=by)
    return submission


@transaction.atomic
def settle(enrolment: Enrolment, activity: Activity, *, by: Any) -> bool:
    """Complete the assignment when it was handed in and the reviews it asks for are sent; true when it is done."""
    asked = Review.objects.filter(reviewer=enrolment, submission__activity_key=activity.key)
    done = progress_rules.assignment_completes(
        activity.settings,
        is_handed_in=enrolment.submissions.filter(activity_key=activity.key).exists(),
        is_handed_out=enrolment.cohort.allocations.filter(activity_key=activity.key).exists(),
        unsent=asked.filter(submitted_at=None).count(),
    )
    if done:
        progress.complete(enrolment, activity, how=progress_rules.HANDED_IN, by=by)
    return done


def _hand_in(draft: Draft, *, number: int, at: datetime, due_at: datetime | None) -> Submission:
    uploads = [file.upload for file in draft.files.select_related("upload")]
    if not draft.text.strip() and not uploads:
        raise NothingToHandIn(_("There is nothing to hand in yet: write something or add a file."))
    submission = Submission.objects.create(
        enrolment=draft.enrolment,
        activity_key=draft.activity_key,
        number=number,
        reference=get_random_string(8, UNAMBIGUOUS),
        text=draft.text,
        submitted_at=at,
        late=due_at is not None and at > due_at,
    )
    SubmissionFile.objects.bulk_create(
        SubmissionFile(submission=submission, upload=upload) for upload in uploads
    )
    return submission


def _is_unchanged(draft: Draft, last: Submission) -> bool:
    files = set(draft.files.values_list("upload_id", flat=True))
    return draft.text == last.text and files == set(last.files.values_list("upload_id", flat=True))


@transaction.atomic
def read_feedback(submission: Submission) -> None:
    """Remember that the author opened what came back. Not audited: it is reading."""
    Submission.objects.filter(pk=submission.pk, feedback_read_at=None).update(feedback_read_at=timezone.now())

"""What a participant does in an interactive content: the state is kept, a result becomes progress.

Both come from a frame with foreign code. They count only for the signed-in person's own seat, for the
revision that the course version pinned, and while the activity is open.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cohorts.actions import progress
from cohorts.models import CohortDate, Enrolment
from cohorts.reports.interactive import pinned, registration
from content.actions import h5p
from content.models import H5PAttempt, H5PRevision
from courses.models import Activity
from lms.core import audit
from lms.core.errors import DomainError


class NotOpen(DomainError):
    """The activity takes no results now."""


class NotPinned(DomainError):
    """The revision is not the one that the course version plays."""


@transaction.atomic
def save_state(
    enrolment: Enrolment,
    activity: Activity,
    revision: H5PRevision,
    body: str,
    *,
    data_type: str,
    sub_content_id: str,
) -> None:
    """Keep where the person is; allowed after closing too, because nothing is judged by it."""
    _check_pinned(activity, revision)
    whose = registration(enrolment, activity.key)
    h5p.save_state(whose, revision, body, data_type=data_type, sub_content_id=sub_content_id)


@transaction.atomic
def record_result(
    enrolment: Enrolment, activity: Activity, revision: H5PRevision, statement: bytes, *, key: str, by: Any
) -> H5PAttempt | None:
    """Keep the attempt and set the progress; sent again it changes nothing, and a worse attempt takes nothing away."""
    _check_pinned(activity, revision)
    _check_open(enrolment, activity)
    recorded = h5p.record_attempt(registration(enrolment, activity.key), revision, statement, key=key)
    if recorded.attempt is not None and recorded.is_new:
        _progress(enrolment, activity, recorded.attempt, by)
    return recorded.attempt


def _check_pinned(activity: Activity, revision: H5PRevision) -> None:
    if revision.uuid not in pinned(activity).values():
        raise NotPinned(_("This exercise has been replaced. Load the page again."))


def _check_open(enrolment: Enrolment, activity: Activity) -> None:
    dates = CohortDate.objects.filter(cohort=enrolment.cohort_id, activity=activity).first()
    now = timezone.now()
    if dates and dates.opens_at and now < dates.opens_at:
        opens = date_format(timezone.localtime(dates.opens_at), "DATETIME_FORMAT")
        raise NotOpen(_("This activity opens %(when)s.") % {"when": opens})
    if dates and dates.closes_at and now > dates.closes_at:
        closed = date_format(timezone.localtime(dates.closes_at), "DATETIME_FORMAT")
        raise NotOpen(_("This activity closed %(when)s. New results are not counted.") % {"when": closed})


def _progress(enrolment: Enrolment, activity: Activity, attempt: H5PAttempt, by: Any) -> None:
    row = progress.record_score(enrolment, activity, score=attempt.raw, score_max=attempt.maximum, by=by)
    audit.record("progress.result_recorded", row, by=by, attempt=attempt.number)

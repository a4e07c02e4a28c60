"""What a participant does in an interactive content: the state is kept, a result becomes progress.

Both come from a frame with foreign code. They count only for the signed-in person's own seat, for the
revision that the course version pinned, and while the activity is open.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.actions import progress
from cohorts.models import Enrolment
from cohorts.reports import space
from cohorts.reports.interactive import pinned, registration
from cohorts.states import is_open, takes_work
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
    """Keep where the person is, after closing too, because nothing is judged by it. Not audited: it is frequent."""
    _check_pinned(activity, revision)
    whose = registration(enrolment, activity.key)
    h5p.save_state(whose, revision, body, data_type=data_type, sub_content_id=sub_content_id)
    progress.start(enrolment, activity)


@transaction.atomic
def record_result(
    enrolment: Enrolment, activity: Activity, revision: H5PRevision, statement: bytes, *, key: str, by: Any
) -> H5PAttempt | None:
    """Keep the attempt and set the progress; sent again it changes nothing, and a worse attempt takes nothing away.

    Nothing comes back for the result of a part, which belongs to an attempt but is none.
    """
    _check_pinned(activity, revision)
    _check_takes_work(enrolment, activity)
    recorded = h5p.record_attempt(registration(enrolment, activity.key), revision, statement, key=key)
    attempt = recorded.attempt
    if attempt is None or recorded.is_part:
        return None
    if recorded.is_new:
        progress.record_score(enrolment, activity, score=attempt.raw, score_max=attempt.maximum, by=by)
        audit.record(
            "activity.attempted", enrolment, by=by, activity=str(activity.key), attempt=attempt.number
        )
    return attempt


def _check_pinned(activity: Activity, revision: H5PRevision) -> None:
    if revision.uuid not in pinned(activity).values():
        raise NotPinned(_("This exercise has been replaced. Load the page again."))


def _check_takes_work(enrolment: Enrolment, activity: Activity) -> None:
    now = timezone.now()
    facts = space.step_at(enrolment, activity, now).facts
    if not is_open(facts, now):
        raise NotOpen(_("This exercise has not opened yet, so the result does not count."))
    if not takes_work(facts, now):
        raise NotOpen(_("This exercise has closed, so the result does not count any more."))

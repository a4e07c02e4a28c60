"""How far somebody is: evidence is written once, and the course completes with the last required activity."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cohorts import progress_rules
from cohorts.models import Enrolment, Progress
from courses.models import Activity
from lms.core import audit, events


def see(enrolment: Enrolment) -> None:
    """Remember that the participant was here, at most once an hour. Not audited: it is reading."""
    now = timezone.now()
    if enrolment.last_seen_at is None or enrolment.last_seen_at < now - timedelta(hours=1):
        Enrolment.objects.filter(pk=enrolment.pk).update(last_seen_at=now)


def start(enrolment: Enrolment, activity: Activity) -> Progress:
    """The row that says that the activity was begun; a second call returns the same row. Not audited."""
    return Progress.objects.get_or_create(enrolment=enrolment, activity_key=activity.key)[0]


def save_place(enrolment: Enrolment, activity: Activity, place: str) -> None:
    """Remember the block that the reader reached. Not audited: it is saved as one reads."""
    Progress.objects.update_or_create(
        enrolment=enrolment, activity_key=activity.key, defaults={"place": place[:80]}
    )


@transaction.atomic
def complete(enrolment: Enrolment, activity: Activity, *, how: str, by: Any) -> Progress:
    """Record that the activity is completed and how; what is completed stays as it is.

    With the last required activity the enrolment completes too, and `enrolment.completed` is emitted, once.
    """
    enrolment = _locked(enrolment)
    progress = start(enrolment, activity)
    if progress.completed_at is not None:
        return progress
    progress.completed_at, progress.completed_how = timezone.now(), how
    progress.save(update_fields=["completed_at", "completed_how"])
    audit.record("activity.completed", enrolment, by=by, activity=str(activity.key), how=how)
    complete_course(enrolment, by=by)
    return progress


@transaction.atomic
def excuse(enrolment: Enrolment, activity: Activity, *, reason: str, by: Any) -> Progress:
    """Let the participant off the activity; it then counts for the course as if it were completed."""
    enrolment = _locked(enrolment)
    progress = start(enrolment, activity)
    if progress.excused_at is not None:
        return progress
    progress.excused_at, progress.excused_by, progress.excuse = timezone.now(), by, reason
    progress.save(update_fields=["excused_at", "excused_by", "excuse"])
    audit.record("activity.excused", enrolment, by=by, activity=str(activity.key))
    complete_course(enrolment, by=by)
    return progress


@transaction.atomic
def record_score(
    enrolment: Enrolment, activity: Activity, *, score: float | None, score_max: float | None, by: Any
) -> Progress:
    """Keep the best share reached so far, and complete the activity when the author's rule is met."""
    enrolment = _locked(enrolment)
    progress = start(enrolment, activity)
    if _share(score, score_max) >= _share(progress.score, progress.score_max):
        progress.score, progress.score_max = score, score_max  # type: ignore[assignment]
        progress.save(update_fields=["score", "score_max"])
    if progress_rules.score_completes(activity.settings, score, score_max):
        return complete(enrolment, activity, how=progress_rules.ANSWERED, by=by)
    return progress


@transaction.atomic
def complete_course(enrolment: Enrolment, *, by: Any) -> bool:
    """Complete the enrolment when all required activities are settled; true when this call did it."""
    enrolment = _locked(enrolment)
    if enrolment.completed_at is not None or not progress_rules.completes_course(*_required(enrolment)):
        return False
    enrolment.completed_at, enrolment.completed_how = timezone.now(), progress_rules.ALL_REQUIRED
    enrolment.save(update_fields=["completed_at", "completed_how"])
    audit.record("enrolment.completed", enrolment, by=by, how=progress_rules.ALL_REQUIRED)
    events.emit("enrolment.completed", enrolment=enrolment.pk)
    return True


def _locked(enrolment: Enrolment) -> Enrolment:
    return Enrolment.objects.select_for_update(of=("self",)).select_related("cohort").get(pk=enrolment.pk)


def _share(score: Any, score_max: Any) -> float:
    return float(score or 0) / float(score_max) if score_max else -1.0


def _required(enrolment: Enrolment) -> tuple[list[UUID], list[UUID]]:
    required = Activity.objects.filter(version=enrolment.cohort.version_id, required=True)
    settled = enrolment.progress.exclude(completed_at=None, excused_at=None)
    return list(required.values_list("key", flat=True)), list(settled.values_list("activity_key", flat=True))

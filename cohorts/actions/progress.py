"""How far somebody is: evidence is written once, and the course completes with the last required activity."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts import progress_rules
from cohorts.models import Enrolment, Progress
from courses.models import Activity
from lms.core import audit, events
from lms.core.errors import DomainError

# What an excuse that is taken back leaves.
NO_EXCUSE: dict[str, Any] = {"excused_at": None, "excused_by": None, "excuse": ""}


class OneselfExcused(DomainError):
    """Who runs a cohort and takes part in it asks another to let them off."""


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
    """Let the participant off the activity; it then counts for the course as if it were completed.

    Raises OneselfExcused when the participant asks it of themselves.
    """
    enrolment = _locked(enrolment)
    if enrolment.participant_id == by.pk:
        raise OneselfExcused(_("You cannot excuse yourself."))
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
def complete_all(enrolments: Iterable[Enrolment], activity: Activity, *, how: str, by: Any) -> None:
    """Complete the activity for many at once, in as many queries as for one; the caller writes the audit line."""
    locked = lock_all(enrolments)
    rows = _start_all(locked, activity)
    rows.filter(completed_at=None).update(completed_at=timezone.now(), completed_how=how)
    _complete_courses(locked, by=by)


@transaction.atomic
def excuse_all(enrolments: Iterable[Enrolment], activity: Activity, *, reason: str, by: Any) -> None:
    """Let many off the activity at once; the caller writes the audit line."""
    locked = lock_all(enrolments)
    rows = _start_all(locked, activity)
    rows.filter(excused_at=None).update(excused_at=timezone.now(), excused_by=by, excuse=reason)
    _complete_courses(locked, by=by)


def lock_all(enrolments: Iterable[Enrolment]) -> list[Enrolment]:
    """The same enrolments as they are now, kept from others until the transaction ends; always in one order."""
    keys = [enrolment.pk for enrolment in enrolments]
    rows = Enrolment.objects.select_for_update(of=("self",)).select_related("cohort")
    return list(rows.filter(pk__in=keys).order_by("pk"))


@transaction.atomic
def complete_course(enrolment: Enrolment, *, by: Any) -> bool:
    """Complete the enrolment when all required activities are settled; true when this call did it."""
    return bool(_complete_courses([_locked(enrolment)], by=by))


def _locked(enrolment: Enrolment) -> Enrolment:
    [locked] = lock_all([enrolment])
    return locked


def _start_all(enrolments: list[Enrolment], activity: Activity) -> QuerySet[Progress]:
    Progress.objects.bulk_create(
        (Progress(enrolment=each, activity_key=activity.key) for each in enrolments), ignore_conflicts=True
    )
    return Progress.objects.filter(enrolment__in=enrolments, activity_key=activity.key)


def _complete_courses(enrolments: list[Enrolment], *, by: Any) -> list[Enrolment]:
    """Of these locked enrolments of one cohort those that this call completed."""
    open_ones = [each for each in enrolments if each.completed_at is None]
    required, settled = _required(open_ones), _settled(open_ones)
    done = [each for each in open_ones if progress_rules.completes_course(required, settled[each.pk])]
    for enrolment in done:
        enrolment.completed_at, enrolment.completed_how = timezone.now(), progress_rules.ALL_REQUIRED
        enrolment.save(update_fields=["completed_at", "completed_how"])
        audit.record("enrolment.completed", enrolment, by=by, how=progress_rules.ALL_REQUIRED)
        events.emit("enrolment.completed", enrolment=enrolment.pk)
    return done


def _share(score: Any, score_max: Any) -> float:
    return float(score or 0) / float(score_max) if score_max else -1.0


def _required(enrolments: list[Enrolment]) -> list[UUID]:
    versions = {enrolment.cohort.version_id for enrolment in enrolments}
    return list(Activity.objects.filter(version__in=versions, required=True).values_list("key", flat=True))


def _settled(enrolments: list[Enrolment]) -> dict[int, set[UUID]]:
    """By enrolment what is completed or excused."""
    rows = Progress.objects.filter(enrolment__in=enrolments).exclude(completed_at=None, excused_at=None)
    found: dict[int, set[UUID]] = defaultdict(set)
    for enrolment, key in rows.order_by().values_list("enrolment", "activity_key"):
        found[enrolment].add(key)
    return found

"""Handing out peer reviews as previewed, and releasing what the peers wrote."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.actions import letters
from cohorts.models import Allocation, Cohort, Enrolment, Review
from cohorts.reports import allocations as reports
from cohorts.reports.work import activity_of
from courses.models import Activity
from lms.core import audit
from lms.core.errors import DomainError


class NotFair(DomainError):
    """There is no even allocation; the message says why."""


class ChangedMeanwhile(DomainError):
    """Somebody handed in or withdrew after the preview."""


@transaction.atomic
def hand_out(
    cohort: Cohort,
    activity: Activity,
    *,
    reviews_each: int,
    seed: int,
    due_at: datetime | None = None,
    expected: str = "",
    by: Any,
) -> Allocation:
    """Hand out the reviews that the seed gives; a second call returns the first allocation.

    `expected` is the preview's fingerprint: what differs from it is refused instead of done.
    """
    cohort = Cohort.objects.select_for_update(of=("self",)).get(pk=cohort.pk)
    if found := cohort.allocations.filter(activity_key=activity.key).first():
        return found
    plan = reports.preview(cohort, activity, reviews_each=reviews_each, seed=seed)
    if plan.refusal:
        raise NotFair(plan.refusal)
    if expected and expected != plan.fingerprint:
        raise ChangedMeanwhile(_("Somebody handed in meanwhile. Look at the new preview, then hand out."))
    dealt = {"reviews_each": reviews_each, "seed": seed}
    allocation = Allocation.objects.create(
        cohort=cohort, activity_key=activity.key, due_at=due_at, handed_out_by=by, **dealt
    )
    Review.objects.bulk_create(
        Review(submission=plan.work[author], reviewer=plan.people[reviewer], allocation=allocation)
        for reviewer, author in plan.pairs
    )
    audit.record("reviews.handed_out", allocation, by=by, reviews=len(plan.pairs), **dealt)
    for seat in plan.people.values():
        _ask(seat, allocation, activity)
    return allocation


def _ask(seat: Enrolment, allocation: Allocation, activity: Activity) -> None:
    letters.write(
        seat,
        "reviews_to_write",
        dedupe=f"reviews:{allocation.pk}:{seat.pk}",
        label=letters.OPEN_REVIEWS,
        allocation=allocation,
        activity=activity,
        due=letters.day(allocation.due_at, seat),
    )


@transaction.atomic
def release(allocation: Allocation, *, by: Any) -> Allocation:
    """Show the authors what their peers wrote; a second call changes nothing."""
    allocation = (
        Allocation.objects.select_for_update(of=("self",)).select_related("cohort").get(pk=allocation.pk)
    )
    if allocation.released_at is not None:
        return allocation
    allocation.released_at = timezone.now()
    allocation.save(update_fields=["released_at"])
    audit.record("reviews.released", allocation, by=by)
    activity = activity_of(allocation.cohort, allocation.activity_key)
    written = allocation.reviews.filter(submission__enrolment=OuterRef("pk")).exclude(submitted_at=None)
    authors = Enrolment.objects.active().filter(Exists(written))
    for seat in authors.select_related("participant", "cohort__version"):
        letters.write(
            seat,
            "peer_feedback",
            dedupe=f"released:{allocation.pk}:{seat.pk}",
            label=letters.READ_FEEDBACK,
            activity=activity,
        )
    return allocation

"""What was handed in for an assignment and who has answered it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from cohorts.models import Cohort, Review, Submission
from cohorts.reports.desk import waiting
from courses.models import Activity


@dataclass(frozen=True)
class Line:
    """The last version of one author, and how far its feedback has come."""

    submission: Any

    @property
    def waits(self) -> bool:
        return self.submission.accepted_at is None and not self.submission.answered

    def is_by(self, user: Any) -> bool:
        return self.submission.enrolment.participant_id == user.pk


def queue(cohort: Cohort, activity: Activity) -> list[Line]:
    """Everybody's last version: those that wait first, the oldest at the head; then the answered ones."""
    facilitator = Review.objects.filter(submission=OuterRef("pk"), reviewer=None)
    peer = Q(reviews__reviewer__isnull=False)
    found = (
        Submission.objects.last_versions()
        .filter(enrolment__cohort=cohort, enrolment__withdrawn_at=None, activity_key=activity.key)
        .select_related("enrolment__participant", "enrolment__company")
        .annotate(
            answered=Exists(facilitator.exclude(submitted_at=None)),
            begun=Exists(facilitator.filter(submitted_at=None)),
            peers=Count("reviews", filter=peer),
            peers_done=Count("reviews", filter=peer & Q(reviews__submitted_at__isnull=False)),
        )
        .order_by("submitted_at", "pk")
    )
    return sorted((Line(submission) for submission in found), key=lambda line: not line.waits)


def following(submission: Submission, user: Any) -> Submission | None:
    """The next work of the same assignment that waits, never the person's own."""
    return (
        waiting(submission.enrolment.cohort)
        .filter(activity_key=submission.activity_key)
        .exclude(pk=submission.pk)
        .exclude(enrolment__participant=user)
        .order_by("submitted_at", "pk")
        .first()
    )


def versions(submission: Submission) -> list[Submission]:
    """Earlier and later versions of the same work, the newest first."""
    return list(
        Submission.objects.filter(enrolment=submission.enrolment, activity_key=submission.activity_key)
        .exclude(pk=submission.pk)
        .order_by("-number")
    )


def peers(submission: Submission) -> list[Review]:
    """What peers have sent about the work."""
    return list(
        submission.reviews.exclude(reviewer=None)
        .exclude(submitted_at=None)
        .select_related("reviewer__participant", "reviewer__company")
        .order_by("submitted_at")
    )


def activity_of(cohort: Cohort, key: UUID) -> Activity:
    """The activity of that key in the version that the cohort goes through; raises Activity.DoesNotExist."""
    return Activity.objects.get(version=cohort.version_id, key=key)

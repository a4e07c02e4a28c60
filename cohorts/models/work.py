"""What participants hand in and what others say of it."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cohorts.models.cohorts import Cohort, Enrolment


class Draft(models.Model):
    """What is being written; `revision` rises with every save, so that an older tab never wins silently.

    `writer` is the opened page that saved last: it may go on from an older revision, others may not.
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="drafts")
    activity_key = models.UUIDField()
    text = models.TextField(max_length=100_000, blank=True)
    revision = models.PositiveIntegerField(default=1)
    writer = models.CharField(max_length=40, blank=True)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "activity_key"], name="an_assignment_has_one_draft")
        ]

    def __str__(self):
        return f"{self.enrolment} · {self.activity_key}"


class DraftFile(models.Model):
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    upload = models.OneToOneField("core.Upload", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return str(self.upload)


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, user: Any) -> "SubmissionQuerySet":
        """One's own, those one reviews, and those in cohorts that one runs."""
        reviews = models.Exists(
            Review.objects.filter(
                submission=models.OuterRef("pk"), reviewer__participant=user, reviewer__withdrawn_at=None
            )
        )
        own = Q(enrolment__participant=user, enrolment__withdrawn_at=None)
        return self.filter(own | Q(reviews) | Q(enrolment__cohort__in=Cohort.objects.run_by(user)))

    def last_versions(self) -> "SubmissionQuerySet":
        """Of each work only what was handed in last."""
        newer = Submission.objects.filter(
            enrolment=models.OuterRef("enrolment"),
            activity_key=models.OuterRef("activity_key"),
            number__gt=models.OuterRef("number"),
        )
        return self.filter(~models.Exists(newer))


class Submission(models.Model):
    """What was handed in: an immutable version with a reference to quote."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="submissions")
    activity_key = models.UUIDField()
    number = models.PositiveSmallIntegerField(_("version"))
    reference = models.CharField(max_length=12, unique=True)
    text = models.TextField(blank=True)
    submitted_at = models.DateTimeField(default=timezone.now)
    late = models.BooleanField(default=False)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    feedback_read_at = models.DateTimeField(null=True, blank=True)
    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["enrolment", "activity_key", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "activity_key", "number"], name="a_submission_version_is_handed_in_once"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="acceptance_says_who",
            ),
        ]

    def __str__(self):
        return self.reference


class SubmissionFile(models.Model):
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="files")
    upload = models.ForeignKey("core.Upload", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return str(self.upload)


class Allocation(models.Model):
    """How reviews were handed out for one assignment of a cohort; the seed makes it repeatable."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="allocations")
    activity_key = models.UUIDField()
    reviews_each = models.PositiveSmallIntegerField()
    seed = models.PositiveIntegerField()
    handed_out_at = models.DateTimeField(default=timezone.now)
    handed_out_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "activity_key"], name="reviews_are_handed_out_once")
        ]

    def __str__(self):
        return f"{self.cohort} · {self.activity_key}"


class ReviewQuerySet(models.QuerySet["Review"]):
    def own(self, user: Any) -> "ReviewQuerySet":
        """Reviews that the person is asked to write as a peer."""
        return self.filter(reviewer__participant=user, reviewer__withdrawn_at=None)

    def released(self) -> "ReviewQuerySet":
        """Those that the author may read: sent, and by a facilitator or handed over with the allocation."""
        by_facilitator, handed_over = Q(reviewer=None), Q(allocation__released_at__isnull=False)
        return self.filter(by_facilitator | handed_over, submitted_at__isnull=False)


class Review(models.Model):
    """One judgement of one submission: by a peer (`reviewer`) or a facilitator (`assessor`).

    `marks` is `{criterion slug: {"points": 2, "comment": "…"}}`; `revision` guards two who assess at once.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="reviews")
    allocation = models.ForeignKey(
        Allocation, on_delete=models.PROTECT, related_name="reviews", null=True, blank=True
    )
    reviewer = models.ForeignKey(
        Enrolment, on_delete=models.PROTECT, related_name="reviews", null=True, blank=True
    )
    assessor = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    marks = models.JSONField(default=dict)
    comment = models.TextField(_("overall"), max_length=20_000, blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "reviewer"], name="a_peer_reviews_a_submission_once"
            ),
            models.UniqueConstraint(
                fields=["submission"], condition=Q(reviewer=None), name="a_submission_has_one_assessment"
            ),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=False, assessor=None) | Q(reviewer=None, assessor__isnull=False),
                name="a_review_is_by_a_peer_or_a_facilitator",
            ),
        ]

    def __str__(self):
        return str(self.uuid)

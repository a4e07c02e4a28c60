"""Issuing to many at once: what was chosen, how far it is, what failed and why."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from cohorts.models import Cohort


class BatchQuerySet(models.QuerySet["Batch"]):
    def visible_to(self, user: Any) -> "BatchQuerySet":
        """Those of cohorts that the person runs."""
        return self.filter(cohort__in=Cohort.objects.run_by(user))


class Batch(models.Model):
    """One order to issue certificates to chosen people of a cohort."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cohort = models.ForeignKey("cohorts.Cohort", on_delete=models.PROTECT, related_name="certificate_batches")
    type = models.ForeignKey("certificates.CertificateType", on_delete=models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField(default=timezone.now)
    ordered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)
    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ["-ordered_at", "-pk"]

    def __str__(self):
        return str(self.uuid)


class BatchItem(models.Model):
    """One person of a batch; done with a certificate, or with the sentence that says why not."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="items")
    enrolment = models.ForeignKey("cohorts.Enrolment", on_delete=models.PROTECT, related_name="+")
    certificate = models.ForeignKey(
        "certificates.Certificate",
        on_delete=models.PROTECT,
        related_name="batch_items",
        null=True,
        blank=True,
    )
    failure = models.CharField(max_length=500, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["batch", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "enrolment"], name="a_person_is_once_in_a_batch"),
            models.CheckConstraint(
                condition=Q(done_at=None, certificate=None, failure="")
                | Q(done_at__isnull=False, certificate__isnull=False, failure="")
                | (Q(done_at__isnull=False, certificate=None) & ~Q(failure="")),
                name="a_done_item_has_a_certificate_or_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.batch} · {self.enrolment}"

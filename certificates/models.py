"""Proof: frozen at issue, one per enrolment and type, verifiable by anyone with its code."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort


class CertificateType(models.Model):
    """What an organisation certifies and who signs; at most one type is issued by itself on completion."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="certificate_types"
    )
    names = models.JSONField(default=dict)
    automatic = models.BooleanField(_("issue by itself on completion"), default=False)
    valid_months = models.PositiveSmallIntegerField(_("valid for months"), null=True, blank=True)
    shows_name = models.BooleanField(_("the verify page shows the name"), default=True)
    signatory = models.CharField(_("signed by"), max_length=120)
    signatory_titles = models.JSONField(default=dict)
    place = models.CharField(_("place"), max_length=80)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return str(self.names.get("en", self.pk))


class Series(models.Model):
    """The counter of one organisation and year; locked while a number is taken, so that none is missing."""

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "year"], name="a_year_has_one_series")]

    def __str__(self):
        return f"{self.organisation} {self.year}"


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def visible_to(self, user: Any) -> "CertificateQuerySet":
        """One's own, and those of cohorts that one runs."""
        return self.filter(
            Q(enrolment__participant=user) | Q(enrolment__cohort__in=Cohort.objects.run_by(user))
        )


class Certificate(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    type = models.ForeignKey(CertificateType, on_delete=models.PROTECT, related_name="certificates")
    enrolment = models.ForeignKey("cohorts.Enrolment", on_delete=models.PROTECT, related_name="certificates")
    number = models.CharField(_("number"), max_length=30, unique=True)
    code = models.CharField(max_length=14, unique=True)
    facts = models.JSONField()
    issued_at = models.DateTimeField(default=timezone.now)
    issued_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    expires_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    revocation = models.CharField(max_length=30, blank=True)
    revocation_note = models.TextField(blank=True)
    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]

    def __str__(self):
        return self.number

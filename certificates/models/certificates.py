"""The certificate, its number and its files."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates.models.types import CertificateType
from cohorts.models import Cohort


class Series(models.Model):
    """The counter behind one prefix and year; locked while a number is taken, so that none is missing."""

    prefix = models.CharField(max_length=6)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["prefix", "year"], name="a_prefix_has_one_series_a_year")
        ]

    def __str__(self):
        return f"{self.prefix}-{self.year}"


class Revocation(models.TextChoices):
    """Why a certificate was revoked, in the words that everyone may read."""

    ERROR = "issued_in_error", _("It was issued by mistake")
    REQUIREMENTS_NOT_MET = "requirements_not_met", _("A review showed that the requirements were not met")
    HOLDERS_REQUEST = "holders_request", _("The holder asked for it")


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def visible_to(self, user: Any) -> "CertificateQuerySet":
        """One's own, and those of cohorts that one runs."""
        if user.is_superuser:
            return self
        return self.filter(
            Q(enrolment__participant=user) | Q(enrolment__cohort__in=Cohort.objects.run_by(user))
        )

    def current(self) -> "CertificateQuerySet":
        """Without those that a correction has replaced."""
        return self.filter(superseded_at=None)

    def with_everything(self) -> "CertificateQuerySet":
        """Joined with what its pages read."""
        return self.select_related("type__organisation", "enrolment__participant", "enrolment__cohort")


class Certificate(models.Model):
    """A statement that a person completed a course; `facts` is all that it says and never changes."""

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
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="superseded_by", null=True, blank=True
    )
    superseded_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    revocation = models.CharField(_("reason"), max_length=30, choices=Revocation.choices, blank=True)
    revocation_note = models.TextField(_("note"), max_length=2000, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "type"],
                condition=Q(superseded_at=None),
                name="an_enrolment_has_one_certificate_of_a_type",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revocation="")
                | (Q(revoked_at__isnull=False) & ~Q(revocation="")),
                name="a_revocation_says_why",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def state(self) -> str:
        """`valid`, `expired`, `superseded` or `revoked`; revoked wins over the others."""
        if self.revoked_at:
            return "revoked"
        if self.superseded_at:
            return "superseded"
        return "expired" if self.expires_on and self.expires_on < timezone.localdate() else "valid"


def rendering_path(rendering, filename):
    return f"certificates/{rendering.sha256[:2]}/{rendering.sha256}.pdf"


class Rendering(models.Model):
    """The file of a certificate in one language, kept under its hash; erasure removes the file, not the hash."""

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="renderings")
    language = models.CharField(max_length=5)
    file = models.FileField(upload_to=rendering_path, max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["certificate", "language"], name="a_language_has_one_file")
        ]

    def __str__(self):
        return f"{self.certificate} ({self.language})"

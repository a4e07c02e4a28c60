"""Firms by organisation number, and who speaks for them."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.core.models import Tenure


class CompanyQuerySet(models.QuerySet["Company"]):
    def spoken_for_by(self, user: Any) -> "CompanyQuerySet":
        """Those that the person is a contact of now."""
        return self.filter(contacts__in=user.contacts.live())

    def visible_to(self, user: Any) -> "CompanyQuerySet":
        """Companies of the organisations the person works for, and those they are a contact of."""
        if user.is_superuser:
            return self
        serving = Q(organisations__in=user.organisations_as("administrator", "adviser", "facilitator"))
        contact = Q(contacts__in=user.contacts.live())
        return self.filter(models.Exists(Company.objects.filter(serving | contact, pk=models.OuterRef("pk"))))


class Company(models.Model):
    """A legal entity; one row per country and organisation number, however many programmes it takes part in."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=150)
    country = models.CharField(_("country"), max_length=2, default="SE")
    number = models.CharField(_("organisation number"), max_length=20, blank=True)
    municipality = models.CharField(_("municipality"), max_length=80, blank=True)
    trade = models.CharField(_("trade"), max_length=120, blank=True)
    employees = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    organisations = models.ManyToManyField(
        "accounts.Organisation", related_name="companies", verbose_name=_("served by")
    )
    objects = CompanyQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "number"],
                condition=~Q(number=""),
                name="a_number_is_one_company",
                violation_error_message=_("A company with this organisation number is here already."),
            )
        ]

    def __str__(self):
        return self.name


class Contact(Tenure):
    """A person who speaks for the company: the participant's boss or the owner."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="contacts")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="contacts")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "user"], condition=Q(ended_at=None), name="a_contact_speaks_once"
            )
        ]

    def __str__(self):
        return f"{self.user} · {self.company}"

"""What an organisation certifies."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from certificates.facts import spoken


class CertificateType(models.Model):
    """What an organisation certifies and who signs; at most one is issued by itself on completion."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="certificate_types"
    )
    names = models.JSONField(default=dict)
    automatic = models.BooleanField(_("Issue by itself when someone completes the course"), default=False)
    valid_months = models.PositiveSmallIntegerField(_("Valid for how many months"), null=True, blank=True)
    shows_name = models.BooleanField(_("The verify page shows the person's name"), default=True)
    signatory = models.CharField(_("Signed by"), max_length=120)
    signatory_titles = models.JSONField(default=dict)
    place = models.CharField(_("Place"), max_length=80)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(automatic=True),
                name="an_organisation_issues_one_type_by_itself",
                violation_error_message=_(
                    "Another certificate of the organisation is already issued by itself."
                ),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        return spoken(self.names, (get_language() or "sv")[:2])

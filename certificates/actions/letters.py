"""What the holder is told by mail, in their language, once."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from certificates.facts import spoken
from certificates.models import Certificate
from lms.core import mail


def issued(certificate: Certificate) -> None:
    """Tell the holder where the certificate is."""
    _write("certificate_issued", certificate)


def revoked(certificate: Certificate) -> None:
    """Tell the holder that the certificate no longer counts, and why."""
    _write("certificate_revoked", certificate)


def _write(template: str, certificate: Certificate) -> None:
    holder = certificate.enrolment.participant
    mail.write(
        holder,
        template,
        dedupe=f"{template}:{certificate.uuid}",
        certificate=certificate,
        course=spoken(certificate.facts["course"], holder.language),
        site={"name": settings.SITE_NAME},
        label=_("To the certificate"),
        url=settings.SITE_URL + reverse("certificates:certificate", args=[certificate.uuid]),
    )

"""What an organisation certifies is set up."""

from typing import Any

from django.db import transaction

from certificates.models import CertificateType
from lms.core import audit


@transaction.atomic
def save_type(certificate_type: CertificateType, *, by: Any) -> CertificateType:
    """Keep the certificate's set-up; certificates that are issued already stay as they are."""
    certificate_type.save()
    audit.record("certificate_type.saved", certificate_type, by=by)
    return certificate_type

"""The pages of certificates: the holder's, the administrator's, the public one."""

from certificates.views.cohort import (
    cohort_certificates,
    issue_certificates,
    resume_certificates,
    set_up_certificate,
    show_batch,
)
from certificates.views.own import certificate, certificate_pdf, correct_certificate, revoke_certificate
from certificates.views.public import verdict, verify

__all__ = [
    "certificate",
    "certificate_pdf",
    "cohort_certificates",
    "correct_certificate",
    "issue_certificates",
    "resume_certificates",
    "revoke_certificate",
    "set_up_certificate",
    "show_batch",
    "verdict",
    "verify",
]

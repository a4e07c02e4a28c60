"""Certificates."""

from tests.permissions.policy import ALL, deed, form, page
from tests.permissions.table.places import batch, certificate, certificate_pdf, code, cohort
from tests.permissions.table.words import COHORT, PARTICIPANT, TEACHING

CERTIFICATES = (
    page("certificates:verify", "Where a certificate's code is typed", open=ALL),
    page("certificates:verdict", "What a certificate's code stands for", code, open=ALL),
    page("certificates:certificate", "A certificate", certificate, open=COHORT, kept=PARTICIPANT),
    page(
        "certificates:certificate_pdf", "Its file", certificate_pdf, open=COHORT, kept=PARTICIPANT, file=True
    ),
    form(
        "certificates:revoke_certificate",
        "Revoke it",
        certificate,
        open="administrator",
        refused="facilitator participant",
        kept=PARTICIPANT,
    ),
    form(
        "certificates:correct_certificate",
        "Replace it by a corrected one",
        certificate,
        open="administrator",
        refused="facilitator participant",
        kept=PARTICIPANT,
    ),
    page(
        "certificates:cohort_certificates",
        "Who of a cohort has a certificate, who can get one",
        cohort,
        open=TEACHING,
        refused=PARTICIPANT,
    ),
    deed(
        "certificates:issue_certificates",
        "Issue certificates",
        cohort,
        open="administrator",
        refused="facilitator participant",
    ),
    form(
        "certificates:set_up_certificate",
        "What is certified and who signs",
        cohort,
        open="administrator",
        refused="facilitator participant",
    ),
    page(
        "certificates:show_batch", "How far an issue is", batch, open="administrator", refused="facilitator"
    ),
    deed(
        "certificates:resume_certificates",
        "Take up an issue again",
        batch,
        open="administrator",
        refused="facilitator",
    ),
)

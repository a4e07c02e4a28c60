"""Who may see, issue, correct and revoke certificates."""

from typing import Any

import rules

from certificates.models import Batch, Certificate
from cohorts.rules.desk import administers, facilitates


@rules.predicate
def is_holder(user: Any, certificate: Certificate) -> bool:
    return certificate.enrolment.participant_id == user.pk


@rules.predicate
def administers_certificate(user: Any, certificate: Certificate) -> bool:
    return administers(user, certificate.enrolment.cohort)


@rules.predicate
def facilitates_certificate(user: Any, certificate: Certificate) -> bool:
    return facilitates(user, certificate.enrolment.cohort)


@rules.predicate
def administers_batch(user: Any, batch: Batch) -> bool:
    return administers(user, batch.cohort)


rules.add_perm("certificates.view_cohort_certificates", administers | facilitates)
rules.add_perm("certificates.issue_certificate", administers)
rules.add_perm("certificates.view_certificate", is_holder | administers_certificate | facilitates_certificate)
rules.add_perm("certificates.revoke_certificate", administers_certificate)
rules.add_perm("certificates.run_batch", administers_batch)

"""Who may see, issue, correct and revoke certificates."""

from typing import Any

import rules

from certificates.models import Batch, Certificate, CertificateType
from cohorts.models import Cohort
from cohorts.rules.desk import facilitated


def _administers(user: Any, organisation_pk: int) -> bool:
    return organisation_pk in user.organisations_as("administrator")


def _facilitates(user: Any, cohort_pk: int) -> bool:
    return cohort_pk in facilitated(user)


@rules.predicate
def administers_cohort(user: Any, cohort: Cohort) -> bool:
    return _administers(user, cohort.organisation_id)


@rules.predicate
def facilitates_cohort(user: Any, cohort: Cohort) -> bool:
    return _facilitates(user, cohort.pk)


@rules.predicate
def is_holder(user: Any, certificate: Certificate) -> bool:
    return certificate.enrolment.participant_id == user.pk


@rules.predicate
def administers_certificate(user: Any, certificate: Certificate) -> bool:
    return _administers(user, certificate.enrolment.cohort.organisation_id)


@rules.predicate
def facilitates_certificate(user: Any, certificate: Certificate) -> bool:
    return _facilitates(user, certificate.enrolment.cohort_id)


@rules.predicate
def administers_batch(user: Any, batch: Batch) -> bool:
    return _administers(user, batch.cohort.organisation_id)


@rules.predicate
def administers_type(user: Any, certificate_type: CertificateType) -> bool:
    return _administers(user, certificate_type.organisation_id)


rules.add_perm("certificates.view_cohort_certificates", administers_cohort | facilitates_cohort)
rules.add_perm("certificates.issue_certificate", administers_cohort)
rules.add_perm("certificates.view_certificate", is_holder | administers_certificate | facilitates_certificate)
rules.add_perm("certificates.revoke_certificate", administers_certificate)
rules.add_perm("certificates.run_batch", administers_batch)
rules.add_perm("certificates.change_type", administers_type)

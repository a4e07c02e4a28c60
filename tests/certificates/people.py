"""A cohort whose people have completed it, and those who look after it."""

from certificates import actions
from tests import factories


def completed(count=1, **cohort):
    """Completed enrolments of one cohort whose organisation certifies something."""
    found = factories.CohortFactory(**cohort)
    factories.CertificateTypeFactory(organisation=found.organisation)
    return [factories.EnrolmentFactory(cohort=found, completed=True) for _ in range(count)]


def type_of(enrolment):
    return enrolment.cohort.organisation.certificate_types.get()


def administrator_of(enrolment):
    return factories.MembershipFactory(organisation=enrolment.cohort.organisation).user


def certificate(**participant):
    """An issued certificate of a person."""
    [enrolment] = completed()
    for name, value in participant.items():
        setattr(enrolment.participant, name, value)
    enrolment.participant.save()
    return actions.issue(enrolment, type_of(enrolment), by="system")

"""What those who run a cohort may do in it."""

from typing import Any

import rules

from cohorts.models import Cohort, Submission, facilitated


@rules.predicate
def administers(user: Any, cohort: Cohort) -> bool:
    """An administrator of the cohort's organisation."""
    return cohort.organisation_id in user.organisations_as("administrator")


@rules.predicate
def facilitates(user: Any, cohort: Cohort) -> bool:
    """Runs this cohort as its facilitator today."""
    return cohort.pk in facilitated(user)


@rules.predicate
def administers_somewhere(user: Any) -> bool:
    """An administrator of at least one organisation."""
    return bool(user.organisations_as("administrator"))


@rules.predicate
def runs_cohort_of(user: Any, submission: Submission) -> bool:
    """Runs the cohort that the submission was handed in to."""
    return runs(user, submission.enrolment.cohort)


@rules.predicate
def wrote(user: Any, submission: Submission) -> bool:
    """The author of the submission: nobody assesses their own work."""
    return submission.enrolment.participant_id == user.pk


runs = administers | facilitates

rules.add_perm("cohorts.prepare_cohort", administers_somewhere)
rules.add_perm("cohorts.manage_cohort", administers)
rules.add_perm("cohorts.run_cohort", runs)
rules.add_perm("cohorts.assess_submission", runs_cohort_of & ~wrote)

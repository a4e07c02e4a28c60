"""What participants may do with what is theirs."""

from typing import Any

import rules

from cohorts.models import Enrolment, Review, Session, Submission
from cohorts.rules.desk import runs, runs_cohort_of


@rules.predicate
def is_participant(user: Any, enrolment: Enrolment) -> bool:
    """The person whose seat it is, while they hold it."""
    return enrolment.participant_id == user.pk and enrolment.withdrawn_at is None


@rules.predicate
def runs_cohort_of_enrolment(user: Any, enrolment: Enrolment) -> bool:
    """Runs the cohort that the seat is in."""
    return runs(user, enrolment.cohort)


@rules.predicate
def handed_in(user: Any, submission: Submission) -> bool:
    """The author of the submission, while they hold their seat."""
    return is_participant(user, submission.enrolment)


@rules.predicate
def attends(user: Any, session: Session) -> bool:
    """Holds a seat in the cohort that meets."""
    return session.cohort.enrolments.active().filter(participant=user).exists()


@rules.predicate
def runs_cohort_that_meets(user: Any, session: Session) -> bool:
    """Runs the cohort that meets."""
    return runs(user, session.cohort)


@rules.predicate
def is_reviewer(user: Any, review: Review) -> bool:
    """The peer who was asked, while they hold their seat."""
    reviewer = review.reviewer
    return reviewer is not None and reviewer.participant_id == user.pk and reviewer.withdrawn_at is None


rules.add_perm("cohorts.view_enrolment", is_participant | runs_cohort_of_enrolment)
rules.add_perm("cohorts.follow_course", is_participant)
rules.add_perm("cohorts.write_reflection", is_participant)
rules.add_perm("cohorts.submit_assignment", is_participant)
rules.add_perm("cohorts.view_submission", handed_in | runs_cohort_of)
rules.add_perm("cohorts.write_review", is_reviewer)
rules.add_perm("cohorts.view_session", attends | runs_cohort_that_meets)

"""Who learns, when, how far."""

from cohorts.models.cohorts import (
    RUNNING,
    Cohort,
    CohortDate,
    Enrolment,
    Facilitation,
    PersonalDate,
    facilitated,
)
from cohorts.models.messages import Message
from cohorts.models.progress import Progress, Reflection
from cohorts.models.sessions import Attendance, Session
from cohorts.models.work import Allocation, Draft, DraftFile, Review, Submission, SubmissionFile

__all__ = [
    "RUNNING",
    "Allocation",
    "Attendance",
    "Cohort",
    "CohortDate",
    "Draft",
    "DraftFile",
    "Enrolment",
    "Facilitation",
    "Message",
    "PersonalDate",
    "Progress",
    "Reflection",
    "Review",
    "Session",
    "Submission",
    "SubmissionFile",
    "facilitated",
]

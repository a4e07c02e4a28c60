"""When an activity opens, is due and closes for one participant."""

from cohorts.models import CohortDate, Enrolment, PersonalDate, Session
from cohorts.states import Facts
from courses.models import Activity


def facts_of(enrolment: Enrolment, activity: Activity) -> Facts:
    """The dates of one activity for one enrolment: the cohort's, the personal one before it."""
    date = CohortDate.objects.filter(cohort=enrolment.cohort_id, activity=activity).first() or CohortDate()
    personal = PersonalDate.objects.filter(enrolment=enrolment, activity=activity).first()
    meeting = None
    if activity.kind == "session":
        meeting = Session.objects.filter(cohort=enrolment.cohort_id, activity=activity).first()
    due_at = personal.due_at if personal else date.due_at
    return Facts(
        opens_at=date.opens_at,
        due_at=due_at,
        closes_at=max(date.closes_at, due_at) if date.closes_at and due_at else date.closes_at,
        meets_at=meeting.starts_at if meeting else None,
        ends_at=meeting.ends_at if meeting else None,
    )

"""A participant's whole way through a cohort, in the same few queries for one course or several."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from cohorts import next_step
from cohorts.models import (
    CohortDate,
    Enrolment,
    PersonalDate,
    Progress,
    Review,
    Session,
    Submission,
)
from cohorts.states import SETTLED, TO_DO, Facts, State, state_of
from courses.models import Activity, Module
from courses.reports import activities_of


@dataclass(frozen=True)
class Step:
    """One activity on the way: what is known of it and how it stands now."""

    activity: Activity
    facts: Facts
    state: State
    progress: Progress | None = None
    submission: Any = None  # a Submission that knows whether it `has_feedback`
    session: Session | None = None

    @property
    def is_settled(self) -> bool:
        return self.state in SETTLED

    @property
    def is_to_do(self) -> bool:
        return self.state in TO_DO

    @property
    def is_locked(self) -> bool:
        return self.state == State.LOCKED

    @property
    def has_news(self) -> bool:
        """Feedback has come that the author has not opened."""
        submission = self.submission
        return submission is not None and submission.has_feedback and submission.feedback_read_at is None


@dataclass(frozen=True)
class Space:
    """One enrolment's way: the steps in order, and the reviews that others wait for."""

    enrolment: Enrolment
    steps: Sequence[Step]
    asked: Sequence[Review]
    now: datetime

    @cached_property
    def modules(self) -> list[tuple[Module, list[Step]]]:
        grouped = groupby(self.steps, key=lambda step: step.activity.module)
        return [(module, list(steps)) for module, steps in grouped]

    @cached_property
    def required(self) -> list[Step]:
        return [step for step in self.steps if step.activity.required]

    @cached_property
    def settled(self) -> list[Step]:
        return [step for step in self.required if step.is_settled]

    @cached_property
    def news(self) -> list[Step]:
        return [step for step in self.steps if step.has_news]

    @cached_property
    def next(self) -> next_step.NextStep:
        """What to do now; its `item` is a Step or a Review."""
        tasks = [
            next_step.Task(
                position=step.activity.position,
                state=step.state,
                required=step.activity.required,
                is_session=step.activity.kind == "session",
                opens_at=step.facts.opens_at,
                due_at=step.facts.due_at,
                meets_at=step.facts.meets_at,
                ends_at=step.facts.ends_at,
                item=step,
            )
            for step in self.steps
        ]
        asked = [
            next_step.Request(position, review.allocation.due_at if review.allocation else None, review)
            for position, review in enumerate(self.asked)
        ]
        feedback = [next_step.Request(step.activity.position, None, step) for step in self.news]
        return next_step.choose(tasks, asked, feedback, self.now)


def load(enrolments: Iterable[Enrolment], now: datetime) -> list[Space]:
    """The spaces of enrolments of one person, in their order; `cohort__version` is expected to be loaded."""
    enrolments = list(enrolments)
    cohorts = [enrolment.cohort_id for enrolment in enrolments]
    dates = {(date.cohort_id, date.activity_id): date for date in _dates(enrolments).order_by()}
    sessions = {
        (session.cohort_id, session.activity_id): session
        for session in Session.objects.filter(cohort__in=cohorts).order_by()
    }
    progress = {
        (row.enrolment_id, row.activity_key): row
        for row in Progress.objects.filter(enrolment__in=enrolments).order_by()
    }
    submissions = _last_by_activity(_submissions(enrolments))
    asked = defaultdict(list)
    for review in reviews_asked(enrolments):
        asked[review.reviewer_id].append(review)
    return [
        Space(
            enrolment=enrolment,
            steps=[
                _step(
                    activity,
                    dates.get((enrolment.cohort_id, activity.pk)),
                    progress.get((enrolment.pk, activity.key)),
                    submissions.get((enrolment.pk, activity.key)),
                    sessions.get((enrolment.cohort_id, activity.pk)),
                    now,
                )
                for activity in activities_of(enrolment.cohort.version)
            ],
            asked=asked[enrolment.pk],
            now=now,
        )
        for enrolment in enrolments
    ]


def reviews_asked(enrolments: Iterable[Enrolment]) -> Any:
    """Reviews that these participants were asked to write and have not sent, the soonest first."""
    return (
        Review.objects.filter(reviewer__in=list(enrolments), submitted_at=None)
        .select_related("allocation", "submission")
        .defer("submission__text", "marks", "comment")
        .order_by("allocation__due_at", "pk")
    )


def _dates(enrolments: list[Enrolment]) -> Any:
    """The cohort's dates, each with the person's own due date where there is one."""
    personal = PersonalDate.objects.filter(
        activity=OuterRef("activity"), enrolment__cohort=OuterRef("cohort"), enrolment__in=enrolments
    )
    cohorts = [enrolment.cohort_id for enrolment in enrolments]
    return CohortDate.objects.filter(cohort__in=cohorts).annotate(
        personal_due_at=Subquery(personal.values("due_at")[:1])
    )


def _submissions(enrolments: list[Enrolment]) -> Any:
    """The last version of each assignment, with whether feedback was released on it."""
    feedback = Review.objects.released().filter(submission=OuterRef("pk"))
    return (
        Submission.objects.filter(enrolment__in=enrolments)
        .defer("text")
        .annotate(has_feedback=Exists(feedback))
        .order_by()
    )


def _last_by_activity(submissions: Iterable[Submission]) -> dict[tuple[int, UUID], Submission]:
    """By seat and activity the submission with the highest number."""
    ordered = sorted(submissions, key=lambda row: row.number)
    return {(row.enrolment_id, row.activity_key): row for row in ordered}


def _step(
    activity: Activity,
    date: Any,
    progress: Progress | None,
    submission: Submission | None,
    session: Session | None,
    now: datetime,
) -> Step:
    facts = facts_from(date, session)
    facts = replace(
        facts,
        started_at=progress.started_at if progress else None,
        handed_in_at=submission.submitted_at if submission else None,
        completed_at=progress.completed_at if progress else None,
        excused_at=progress.excused_at if progress else None,
    )
    return Step(activity, facts, state_of(facts, now), progress, submission, session)


def facts_from(date: Any, session: Session | None) -> Facts:
    """The dates as facts: the person's own due date goes before the cohort's and is never after the closing."""
    if date is None:
        date = CohortDate()
    due_at = getattr(date, "personal_due_at", None) or date.due_at
    closes_at = max(date.closes_at, due_at) if date.closes_at and due_at else date.closes_at
    return Facts(
        opens_at=date.opens_at,
        due_at=due_at,
        closes_at=closes_at,
        meets_at=session.starts_at if session else None,
        ends_at=session.ends_at if session else None,
    )


def step_at(enrolment: Enrolment, activity: Activity, now: datetime) -> Step:
    """One activity on an enrolment's way, for its own page."""
    date = _dates([enrolment]).filter(activity=activity).order_by("pk").first()
    session = None
    if activity.kind == "session":
        session = Session.objects.filter(cohort=enrolment.cohort_id, activity=activity).first()
    progress = Progress.objects.filter(enrolment=enrolment, activity_key=activity.key).first()
    submission = None
    if activity.kind == "assignment":
        versions = _submissions([enrolment]).filter(activity_key=activity.key)
        submission = max(versions, key=lambda row: row.number, default=None)
    return _step(activity, date, progress, submission, session, now)

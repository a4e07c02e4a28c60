"""A participant's whole way through a cohort, in the same few queries for one course or several."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby

from cohorts import next_step
from cohorts.models import Enrolment
from cohorts.reports import evidence
from cohorts.states import SETTLED, TO_DO, Facts, State, state_of
from courses.models import Activity, Module
from courses.reports import activities_of


@dataclass(frozen=True)
class Step:
    """One activity on the way: what is known of it and how it stands now."""

    activity: Activity
    facts: Facts
    state: State
    progress: evidence.Done | None = None
    submission: evidence.Work | None = None
    session: evidence.Meeting | None = None

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
    asked: Sequence[evidence.Asked]
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
        """What to do now; its `item` is a Step or a review that is asked for."""
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
            next_step.Request(position, review.due_at, review) for position, review in enumerate(self.asked)
        ]
        feedback = [next_step.Request(step.activity.position, None, step) for step in self.news]
        return next_step.choose(tasks, asked, feedback, self.now)


def load(enrolments: Iterable[Enrolment], now: datetime) -> list[Space]:
    """The spaces of enrolments of one person, in their order; `cohort__version` is expected to be loaded."""
    enrolments = list(enrolments)
    if not enrolments:
        return []
    asked = evidence.asked(enrolments[0].participant_id)
    return [
        Space(enrolment=enrolment, steps=steps, asked=asked.get(enrolment.pk, []), now=now)
        for enrolment, steps in zip(enrolments, _ways(enrolments, now), strict=True)
    ]


def step_at(enrolment: Enrolment, activity: Activity, now: datetime) -> Step:
    """One activity on an enrolment's way, for its own page."""
    person = enrolment.participant_id
    return _step(
        activity,
        evidence.dates(person).get((enrolment.pk, activity.pk)),
        evidence.done(person).get((enrolment.pk, activity.key)),
        evidence.work(person).get((enrolment.pk, activity.key)) if activity.kind == "assignment" else None,
        evidence.meetings(person).get((enrolment.pk, activity.pk)) if activity.kind == "session" else None,
        now,
    )


def _ways(enrolments: list[Enrolment], now: datetime) -> list[list[Step]]:
    """The steps of each enrolment of one person, in the order of the course."""
    person = enrolments[0].participant_id
    dates, meetings = evidence.dates(person), evidence.meetings(person)
    done, work = evidence.done(person), evidence.work(person)
    return [
        [
            _step(
                activity,
                dates.get((enrolment.pk, activity.pk)),
                done.get((enrolment.pk, activity.key)),
                work.get((enrolment.pk, activity.key)),
                meetings.get((enrolment.pk, activity.pk)),
                now,
            )
            for activity in activities_of(enrolment.cohort.version)
        ]
        for enrolment in enrolments
    ]


def _step(
    activity: Activity,
    dates: evidence.Dates | None,
    done: evidence.Done | None,
    work: evidence.Work | None,
    meeting: evidence.Meeting | None,
    now: datetime,
) -> Step:
    due_at = dates and (dates.personal_due_at or dates.due_at)
    facts = Facts(
        opens_at=dates and dates.opens_at,
        due_at=due_at,
        closes_at=_closing(dates and dates.closes_at, due_at),
        meets_at=meeting and meeting.starts_at,
        ends_at=meeting and meeting.ends_at,
        started_at=done and done.started_at,
        handed_in_at=work and work.submitted_at,
        completed_at=done and done.completed_at,
        excused_at=done and done.excused_at,
    )
    return Step(activity, facts, state_of(facts, now), done, work, meeting)


def _closing(closes_at: datetime | None, due_at: datetime | None) -> datetime | None:
    """Nothing closes before it is due, so whoever was given more time may use it."""
    return max(closes_at, due_at) if closes_at and due_at else closes_at

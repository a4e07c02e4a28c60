"""A cohort of a given size, made with bulk inserts: 20 activities, 3.8 submissions and 2.85 reviews a person."""

import datetime
import random
import uuid

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.models import Membership, Organisation, User
from bench.course import version_of
from cohorts.models import (
    Allocation,
    Attendance,
    Cohort,
    CohortDate,
    Enrolment,
    Facilitation,
    Progress,
    Review,
    Session,
    Submission,
)
from companies.models import Company
from lms.site.demo.people import texts

COMPANY = 3
STARTED = datetime.timedelta(days=105)
MARKS = {
    slug: {"points": 4, "comment": "Siffrorna är tydliga, och exemplet gör att jag ser veckan framför mig."}
    for slug in ("honesty", "insight", "change", "agreement")
}
COMMENT = "Behåll beskrivningen av onsdagen. Pröva att säga vem som behöver veta, och från vilken dag. " * 3


def cohort_of(size: int) -> Cohort:
    """A running cohort with `size` participants of companies of three; deterministic for a size."""
    rng = random.Random(size)  # noqa: S311 - figures, not secrets
    organisation = Organisation.objects.create(name=f"Bench {size}", slug=f"bench-{size}")
    leader = User.objects.create(
        email=f"facilitator-{size}@bench.example", given_name="Bench", family_name="Leader"
    )
    Membership.objects.create(user=leader, organisation=organisation, role="facilitator")
    version = version_of(organisation, leader)
    start = timezone.localdate() - STARTED
    cohort = Cohort.objects.create(
        organisation=organisation,
        version=version,
        name=f"Bench {size}",
        starts_on=start,
        seats=size,
        made_by=leader,
    )
    Facilitation.objects.create(cohort=cohort, user=leader)
    activities = list(version.activities.order_by("position"))
    _dates(cohort, activities)
    enrolments = _people(cohort, size)
    _progress(enrolments, activities, rng)
    _work(
        cohort,
        enrolments,
        [activity for activity in activities if activity.kind == "assignment"],
        leader,
    )
    return cohort


def _dates(cohort, activities):
    start = timezone.now() - STARTED
    CohortDate.objects.bulk_create(
        CohortDate(
            cohort=cohort,
            activity=activity,
            opens_at=opens_at,
            due_at=opens_at + datetime.timedelta(days=4),
        )
        for activity in activities
        for opens_at in [start + datetime.timedelta(days=6 * activity.position)]
    )
    Session.objects.bulk_create(
        Session(
            cohort=cohort,
            activity=activity,
            starts_at=at,
            ends_at=at + datetime.timedelta(hours=3),
            place="Skellefteå",
        )
        for activity in activities
        if activity.kind == "session"
        for at in [start + datetime.timedelta(days=6 * activity.position)]
    )


def _people(cohort, size):
    password = make_password(None)
    people = User.objects.bulk_create(
        User(
            email=f"p{n}-{size}@bench.example",
            given_name=f"Given{n}",
            family_name=f"Family{n:04}",
            language="sv",
            password=password,
        )
        for n in range(size)
    )
    companies = Company.objects.bulk_create(
        Company(name=f"Company {size}-{n} AB") for n in range(size // COMPANY + 1)
    )
    return Enrolment.objects.bulk_create(
        Enrolment(cohort=cohort, participant=person, company=companies[n // COMPANY])
        for n, person in enumerate(people)
    )


def _progress(enrolments, activities, rng):
    now = timezone.now()
    Progress.objects.bulk_create(
        (
            Progress(enrolment=enrolment, activity_key=activity.key, completed_at=now, completed_how="read")
            for enrolment in enrolments
            for activity in activities[: rng.randint(4, 18)]
        ),
        batch_size=2000,
    )
    sessions = list(Session.objects.filter(cohort=enrolments[0].cohort, starts_at__lt=now))
    by = enrolments[0].cohort.made_by
    Attendance.objects.bulk_create(
        (
            Attendance(
                session=session,
                enrolment=enrolment,
                presence=rng.choice(["present", "present", "present", "absent"]),
                recorded_by=by,
            )
            for enrolment in enrolments
            for session in sessions
        ),
        batch_size=2000,
    )


def _work(cohort, enrolments, assignments, leader):
    """3.8 submissions and 2.85 reviews a person: four assignments, of which a fifth of the last is missing."""
    voices = list(texts("voices")["submissions"]["your-week-map"].values())
    for number, assignment in enumerate(assignments):
        handed_in = enrolments if number < 3 else enrolments[: len(enrolments) * 4 // 5]
        submissions = Submission.objects.bulk_create(
            (
                Submission(
                    enrolment=enrolment,
                    activity_key=assignment.key,
                    number=1,
                    reference=uuid.uuid4().hex[:12].upper(),
                    text=voices[place % len(voices)]["text"],
                )
                for place, enrolment in enumerate(handed_in)
            ),
            batch_size=1000,
        )
        if number < 3:
            _reviews(cohort, assignment, submissions, leader, is_over=number < 2)


def _reviews(cohort, assignment, submissions, leader, *, is_over):
    """One review each, of somebody at another company; those of the last assignment are still being written."""
    now = timezone.now()
    allocation = Allocation.objects.create(
        cohort=cohort,
        activity_key=assignment.key,
        reviews_each=1,
        seed=1,
        handed_out_by=leader,
        due_at=now + datetime.timedelta(days=-7 if is_over else 4),
        released_at=now if is_over else None,
    )
    pairs = zip(submissions, submissions[COMPANY:] + submissions[:COMPANY], strict=True)
    Review.objects.bulk_create(
        (
            Review(
                submission=reviewed,
                reviewer=by.enrolment,
                allocation=allocation,
                marks=MARKS,
                comment=COMMENT,
                submitted_at=now if is_over or place % 4 else None,
            )
            for place, (by, reviewed) in enumerate(list(pairs)[: len(submissions) * 95 // 100])
        ),
        batch_size=1000,
    )

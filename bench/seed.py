"""A cohort of a given size, made with bulk inserts: 20 activities, 3.8 submissions and 2.85 reviews a person."""

import datetime
import random
import uuid
from itertools import pairwise

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.models import Membership, Organisation, User
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
from courses.models import Activity, ActivityText, Course, CourseVersion, Module

KINDS = ["lesson", "lesson", "assignment", "session", "lesson"] * 4
LANGUAGES = ("sv", "de", "en")
PARAGRAPH = (
    "<p>"
    + "Write down the three decisions that only you take, and who could take them instead. " * 6
    + "</p>"
)


def cohort_of(size: int) -> Cohort:
    """A running cohort with `size` participants of companies of three; deterministic for a size."""
    rng = random.Random(size)  # noqa: S311 - figures, not secrets
    organisation = Organisation.objects.create(name=f"Bench {size}", slug=f"bench-{size}")
    leader = User.objects.create(
        email=f"facilitator-{size}@bench.example", given_name="Bench", family_name="Leader"
    )
    Membership.objects.create(user=leader, organisation=organisation, role="facilitator")
    version = _version(organisation, leader)
    start = timezone.localdate() - datetime.timedelta(days=60)
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
        rng,
    )
    return cohort


def _version(organisation, by):
    titles = dict.fromkeys(LANGUAGES, "Leading a growing company")
    course = Course.objects.create(
        key=uuid.uuid4(), organisation=organisation, kind="leadership", titles=titles
    )
    version = CourseVersion.objects.create(
        course=course,
        number=1,
        kind="leadership",
        titles=titles,
        languages=list(LANGUAGES),
        weeks=16,
        digest="0" * 64,
        published_by=by,
    )
    for number in range(4):
        module = Module.objects.create(
            version=version,
            key=uuid.uuid4(),
            position=number,
            titles=dict.fromkeys(LANGUAGES, f"Module {number + 1}"),
        )
        for position in range(number * 5, number * 5 + 5):
            _activity(version, module, position)
    return version


def _activity(version, module, position):
    kind = KINDS[position]
    settings = {"rubric": None, "peer": {"reviews_each": 1}} if kind == "assignment" else {}
    activity = Activity.objects.create(
        version=version,
        module=module,
        key=uuid.uuid4(),
        kind=kind,
        position=position,
        minutes=20,
        titles=dict.fromkeys(LANGUAGES, f"Activity {position + 1}"),
        summaries=dict.fromkeys(LANGUAGES, "What you do and why."),
        settings=settings,
    )
    body = [{"id": f"b{n}", "type": "text", "html": PARAGRAPH, "value": None} for n in range(8)]
    ActivityText.objects.bulk_create(
        ActivityText(activity=activity, language=language, body=body) for language in LANGUAGES
    )


def _dates(cohort, activities):
    start = timezone.now() - datetime.timedelta(days=60)
    CohortDate.objects.bulk_create(
        CohortDate(
            cohort=cohort,
            activity=activity,
            due_at=start + datetime.timedelta(days=6 * activity.position + 3),
        )
        for activity in activities
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
        Company(name=f"Company {size}-{n} AB") for n in range(size // 3 + 1)
    )
    return Enrolment.objects.bulk_create(
        Enrolment(cohort=cohort, participant=person, company=companies[n // 3])
        for n, person in enumerate(people)
    )


def _progress(enrolments, activities, rng):
    now = timezone.now()
    Progress.objects.bulk_create(
        (
            Progress(enrolment=enrolment, activity_key=activity.key, completed_at=now, completed_how="read")
            for enrolment in enrolments
            for activity in activities[: rng.randint(4, 14)]
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


def _work(cohort, enrolments, assignments, leader, rng):
    """3.8 submissions and 2.85 reviews a person: four assignments, of which a fifth of the last is missing."""
    for number, assignment in enumerate(assignments):
        handed_in = enrolments if number < 3 else enrolments[: len(enrolments) * 4 // 5]
        submissions = Submission.objects.bulk_create(
            (
                Submission(
                    enrolment=enrolment,
                    activity_key=assignment.key,
                    number=1,
                    reference=uuid.uuid4().hex[:12].upper(),
                    text="A page of plain text. " * 40,
                )
                for enrolment in handed_in
            ),
            batch_size=1000,
        )
        if number < 3:
            _reviews(cohort, assignment, submissions, leader)


def _reviews(cohort, assignment, submissions, leader):
    allocation = Allocation.objects.create(
        cohort=cohort, activity_key=assignment.key, reviews_each=1, seed=1, handed_out_by=leader
    )
    pairs = list(pairwise([*submissions, submissions[0]]))[: len(submissions) * 95 // 100]
    Review.objects.bulk_create(
        (
            Review(
                submission=reviewed,
                reviewer=by.enrolment,
                allocation=allocation,
                comment="Clear. " * 20,
                submitted_at=timezone.now(),
            )
            for by, reviewed in pairs
        ),
        batch_size=1000,
    )

"""Small worlds that the participant's tests begin in."""

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from cohorts.actions import drafts, submissions
from lms.core import uploads
from tests.factories import (
    ActivityFactory,
    ActivityTextFactory,
    AllocationFactory,
    CohortDateFactory,
    CompanyFactory,
    EnrolmentFactory,
    ModuleFactory,
    ReviewFactory,
    SubmissionFactory,
    UserFactory,
)

RUBRIC = {
    "titles": {"en": "Handover"},
    "criteria": [
        {
            "slug": slug,
            "titles": {"en": title},
            "descriptions": {"en": f"How {title.lower()}?"},
            "levels": [
                {"points": 0, "labels": {"en": "Missing"}, "descriptions": {"en": "Not there."}},
                {"points": 4, "labels": {"en": "Good"}, "descriptions": {"en": "All there."}},
            ],
        }
        for slug, title in (("clear", "Clear"), ("doable", "Doable"))
    ],
}
NAMELESS = {"reviews_each": 2, "anonymous_author": True, "anonymous_reviewer": True, "due_days": 7}


def days(count):
    return timezone.now() + datetime.timedelta(days=count)


def enrolled(kind="lesson", settings=None, enrolment=None, body=None, **dates):
    """A seat in a cohort whose course has one activity of the kind, in English."""
    enrolment = enrolment or EnrolmentFactory()
    module = ModuleFactory(version=enrolment.cohort.version)
    activity = ActivityFactory(module=module, kind=kind, settings=settings or {})
    ActivityTextFactory(activity=activity, **({"body": body} if body else {}))
    if dates:
        CohortDateFactory(cohort=enrolment.cohort, activity=activity, **dates)
    return enrolment, activity


def address(name, enrolment, activity, *more):
    return reverse(f"cohorts:{name}", args=[enrolment.uuid, activity.key, *more])


def pdf(name="week.pdf", content=b"%PDF-1.4\n%fine"):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def kept(owner, name="Anna Berg, week.pdf"):
    return uploads.store(pdf(name), by=owner)


def reviewed(peer=NAMELESS, released=False, reviewers=2):
    """A handed-in assignment and the reviews of it that peers were asked to write."""
    author = EnrolmentFactory(
        participant=UserFactory(given_name="Anna", family_name="Berg", email="anna@berg.example"),
        company=CompanyFactory(name="Bergs Smide AB"),
    )
    author, activity = enrolled("assignment", {"rubric": RUBRIC, "peer": peer}, enrolment=author)
    submission = SubmissionFactory(enrolment=author, activity_key=activity.key, text="I let go of planning.")
    allocation = AllocationFactory(
        cohort=author.cohort, activity_key=activity.key, released_at=timezone.now() if released else None
    )
    peers = [EnrolmentFactory(cohort=author.cohort) for _ in range(reviewers)]
    reviews = [ReviewFactory(submission=submission, reviewer=peer, allocation=allocation) for peer in peers]
    return author, activity, submission, reviews


def written(text="I let go of planning.", settings=None, **dates):
    """An enrolment and its assignment with a draft."""
    enrolment, activity = enrolled("assignment", settings or {}, **dates)
    drafts.save(enrolment, activity, text=text, revision=0)
    return enrolment, activity


def hand_in(enrolment, activity, key=""):
    return submissions.submit(enrolment, activity, by=enrolment.participant, key=key)

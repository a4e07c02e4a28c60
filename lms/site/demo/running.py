"""The cohort half way: eighteen managers, each at their own pace, with what they wrote and said of it."""

import datetime
import random
from typing import Any

from django.utils import timezone

from accounts.models import User
from cohorts.allocation import allocate
from cohorts.models import (
    Allocation,
    Attendance,
    Cohort,
    CohortDate,
    Draft,
    Enrolment,
    Message,
    PersonalDate,
    Progress,
    Reflection,
    Review,
    Session,
    Submission,
)
from cohorts.progress_rules import ATTENDED, HOW, WRITTEN
from courses.models import Activity
from lms.site.demo.people import company_of, texts

# How many of the activities that have opened by now a person of each pace has left undone, counted from the last.
LEFT_UNDONE = {"ahead": 0, "on_track": 3, "behind": 6, "stuck": 11}
REVIEWED = ["your-week-map", "a-real-handover"]


def fill(cohort: Cohort, people: dict[str, User], leader: User) -> None:
    """Enrol everyone on the first day and let eight weeks happen; the same story on every machine."""
    rng = random.Random(56)  # noqa: S311 - a story, not a secret
    rows = texts("people")["running"]
    enrolments = {row["slug"]: _enrol(cohort, people[row["slug"]], row, leader) for row in rows}
    activities = by_slug(cohort)
    pace = {row["slug"]: row["pace"] for row in rows}
    _work(cohort, activities, enrolments, leader, rng)
    _more_time(activities["a-real-handover"], enrolments, pace, leader)
    _progress(cohort, activities, enrolments, pace, rng)
    _attendance(cohort, activities, enrolments, pace, leader)
    _reflections(activities, enrolments)
    Message.objects.create(
        cohort=cohort,
        subject="Inför träffen i Älvsbyn",
        text="Ta med ert senaste bokslut och tre offerter som ni minns. Vi börjar klockan nio och äter lunch ihop.",
        sent_by=leader,
        recipients=len(enrolments),
        sent_at=timezone.now() - datetime.timedelta(days=2),
    )


def by_slug(cohort: Cohort) -> dict[str, Activity]:
    """The version's activities by the slug of the YAML, found by their English titles."""
    slugs = {entry["title"]: slug for slug, entry in texts("leadership/en")["activities"].items()}
    return {slugs[activity.titles["en"]]: activity for activity in cohort.version.activities.all()}


def _enrol(cohort, person, row, leader):
    at = timezone.now() - datetime.timedelta(days=75)
    return Enrolment.objects.create(
        cohort=cohort,
        participant=person,
        company=company_of(row),
        enrolled_by=leader,
        enrolled_at=at,
        last_seen_at=timezone.now() - datetime.timedelta(days={"stuck": 24, "behind": 9}.get(row["pace"], 1)),
    )


def _work(cohort, activities, enrolments, leader, rng):
    voices = texts("voices")
    dates = {row.activity_id: row for row in CohortDate.objects.filter(cohort=cohort)}
    for slug in REVIEWED:
        activity, due = activities[slug], dates[activities[slug].pk].due_at
        submissions = {
            person: _submission(
                enrolments[person],
                activity,
                voice["text"],
                due - datetime.timedelta(hours=rng.randint(1, 90)),
            )
            for person, voice in voices["submissions"][slug].items()
        }
        for person, voice in voices["drafts"].get(slug, {}).items():
            Draft.objects.create(
                enrolment=enrolments[person], activity_key=activity.key, text=_flowing(voice["text"])
            )
        _reviews(cohort, activity, submissions, due, leader)


def _flowing(text):
    """The YAML's lines as paragraphs: only an empty line begins a new one."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _submission(enrolment, activity, text, at):
    return Submission.objects.create(
        enrolment=enrolment,
        activity_key=activity.key,
        number=1,
        reference=f"D{activity.position:02}{enrolment.pk:05}",
        text=_flowing(text),
        submitted_at=at,
    )


def _more_time(activity, enrolments, pace, leader):
    """Whoever keeps up but has not handed in was given until Friday, and the screen says why."""
    handed_in = set(
        Submission.objects.filter(activity_key=activity.key).values_list("enrolment_id", flat=True)
    )
    for slug, enrolment in enrolments.items():
        if pace[slug] in {"ahead", "on_track"} and enrolment.pk not in handed_in:
            PersonalDate.objects.create(
                enrolment=enrolment,
                activity=activity,
                due_at=timezone.now() + datetime.timedelta(days=4),
                reason="Överlämningen började en vecka senare",
                given_by=leader,
            )


def _reviews(cohort, activity, submissions, due, leader):
    voices, slug = texts("voices"), REVIEWED[0] if activity.position < 6 else REVIEWED[1]
    seed, each = 7, min(2, len(submissions) - 1)
    allocation = Allocation.objects.create(
        cohort=cohort,
        activity_key=activity.key,
        reviews_each=each,
        seed=seed,
        handed_out_by=leader,
        handed_out_at=due + datetime.timedelta(days=1),
        due_at=due + datetime.timedelta(days=8),
        released_at=due + datetime.timedelta(days=9) if slug == REVIEWED[0] else None,
    )
    company_of_author = {person: sub.enrolment.company_id for person, sub in submissions.items()}
    pairs = allocate(company_of_author, reviews_each=each, seed=seed)
    said = voices["reviews"][slug]
    for number, (reviewer, author) in enumerate(sorted(pairs)):
        voice = said[number % len(said)] if number % 5 != 4 or slug == REVIEWED[0] else None
        _review(
            submissions[author], voice, due, reviewer=submissions[reviewer].enrolment, allocation=allocation
        )
    for submission, voice in zip(submissions.values(), voices["facilitator_feedback"][slug], strict=False):
        _review(submission, voice, due, assessor=leader)


def _review(submission, voice, due, **by):
    written = {}
    if voice:
        marks = {
            slug: {"points": points, "comment": voice["comments"][slug]}
            for slug, points in voice["points"].items()
        }
        at = due + datetime.timedelta(days=6)
        written = {"marks": marks, "comment": voice["overall"], "saved_at": at, "submitted_at": at}
    Review.objects.create(submission=submission, **by, **written)


def _progress(cohort, activities, enrolments, pace, rng):
    now = timezone.now()
    dates = {row.activity_id: row for row in CohortDate.objects.filter(cohort=cohort)}
    opened = [
        activity
        for activity in sorted(activities.values(), key=lambda activity: activity.position)
        if activity.kind != "session"
        and (dates[activity.pk].opens_at is None or dates[activity.pk].opens_at < now)
    ]
    handed_in = set(
        Submission.objects.filter(enrolment__cohort=cohort).values_list("enrolment_id", "activity_key")
    )
    for slug, enrolment in enrolments.items():
        for activity in (
            opened[: len(opened) - LEFT_UNDONE[pace[slug]]] if LEFT_UNDONE[pace[slug]] else opened
        ):
            if activity.kind in {"lesson", "interactive"}:
                _done(enrolment, activity, dates[activity.pk], cohort, rng)
        for activity in opened:
            if (enrolment.pk, activity.key) in handed_in:
                _done(enrolment, activity, dates[activity.pk], cohort, rng)


def _done(enrolment, activity, date, cohort, rng):
    start = datetime.datetime.combine(cohort.starts_on, datetime.time(7), tzinfo=datetime.UTC)
    opened = (date.opens_at or start) + datetime.timedelta(hours=rng.randint(2, 120))
    at = min(opened, timezone.now() - datetime.timedelta(hours=rng.randint(1, 30)))
    score: dict[str, Any] = (
        {"score": rng.choice([2, 3, 3]), "score_max": 3} if activity.kind == "interactive" else {}
    )
    Progress.objects.create(
        enrolment=enrolment,
        activity_key=activity.key,
        started_at=at,
        completed_at=at,
        completed_how=HOW[activity.kind],
        **score,
    )


def _attendance(cohort, activities, enrolments, pace, leader):
    for session in Session.objects.filter(cohort=cohort, starts_at__lt=timezone.now()):
        for number, (slug, enrolment) in enumerate(enrolments.items()):
            absent = pace[slug] == "stuck" and session.activity_id != activities["kickoff"].pk
            presence = "absent" if absent else "late" if number == 4 else "present"
            Attendance.objects.create(
                session=session,
                enrolment=enrolment,
                presence=presence,
                recorded_by=leader,
                recorded_at=session.starts_at,
            )
            if not absent:
                Progress.objects.create(
                    enrolment=enrolment,
                    activity_key=session.activity.key,
                    started_at=session.starts_at,
                    completed_at=session.ends_at,
                    completed_how=ATTENDED,
                )


def _reflections(activities, enrolments):
    for slug, answers in texts("voices")["reflections"].items():
        for person, voice in answers.items():
            enrolment, key = enrolments[person], activities[slug].key
            Reflection.objects.create(enrolment=enrolment, activity_key=key, text=voice["text"])
            Progress.objects.create(
                enrolment=enrolment, activity_key=key, completed_at=timezone.now(), completed_how=WRITTEN
            )

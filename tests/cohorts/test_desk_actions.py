import datetime
import threading

import pytest
from django.db import connection
from django.utils import timezone

from cohorts.actions import allocations, assessments, attendance, cohorts, dates, messages
from cohorts.models import Cohort, Progress
from cohorts.reports import moving
from lms.core.models import AuditEvent, Mail
from tests.factories import (
    ActivityFactory,
    CohortFactory,
    CourseVersionFactory,
    EnrolmentFactory,
    ModuleFactory,
    SessionFactory,
    SubmissionFactory,
    UserFactory,
)

DAY = datetime.timedelta(days=1)
MARKS = {"clear": {"points": 2, "comment": "Seen."}}


def version():
    """A meeting, an assignment that hangs on it, and a lesson that hangs on nothing."""
    module = ModuleFactory(version=CourseVersionFactory())
    meeting = ActivityFactory(
        module=module,
        kind="session",
        minutes=90,
        settings={"starts": {"days": 7, "at": "09:00"}, "place": "Piteå"},
    )
    ActivityFactory(
        module=module,
        kind="assignment",
        settings={"due": {"anchor": str(meeting.key), "days": 3, "at": "23:59"}},
    )
    ActivityFactory(module=module, settings={"opens": {"days": 1, "at": "08:00"}})
    return module.version


def prepare(key="k", **kwargs):
    wanted = {
        "name": "Autumn",
        "starts_on": datetime.date(2026, 9, 1),
        "time_zone": "Europe/Stockholm",
        "seats": 9,
    }
    return cohorts.prepare(version(), **wanted | kwargs, by=UserFactory(), key=key)


def test_prepare_writes_every_date_and_session_that_the_rules_give():
    cohort = prepare()

    dated = [(row.opens_at, row.due_at) for row in cohort.dates.all()]
    at = datetime.datetime
    assert dated == [
        (None, None),
        (None, at(2026, 9, 11, 21, 59, tzinfo=datetime.UTC)),
        (at(2026, 9, 2, 6, 0, tzinfo=datetime.UTC), None),
    ]
    meeting = cohort.sessions.get()
    assert (meeting.starts_at, meeting.ends_at - meeting.starts_at, meeting.place) == (
        at(2026, 9, 8, 7, 0, tzinfo=datetime.UTC),
        datetime.timedelta(minutes=90),
        "Piteå",
    )


def test_the_same_form_sent_twice_makes_one_cohort():
    wanted = {
        "name": "A",
        "starts_on": datetime.date(2026, 9, 1),
        "time_zone": "Europe/Stockholm",
        "seats": 9,
    }
    course, by = version(), UserFactory()

    first, second = (cohorts.prepare(course, **wanted, by=by, key="same") for _ in range(2))

    assert (first, Cohort.objects.count()) == (second, 1)


def test_seats_never_fall_below_those_taken():
    seat = EnrolmentFactory(cohort__seats=5)
    EnrolmentFactory(cohort=seat.cohort)

    with pytest.raises(cohorts.TooFewSeats):
        cohorts.change(seat.cohort, seats=1, facilitators=[], by=UserFactory())


def test_moving_a_session_moves_only_what_hangs_on_it():
    cohort = prepare()
    meeting = cohort.sessions.get()
    before = {row.pk: row.due_at for row in cohort.dates.all()}
    changed = [
        change.date.activity.kind for change in moving.preview(cohort, meeting, meeting.starts_at + DAY)
    ]

    moved = dates.move_session(meeting, meeting.starts_at + DAY, by=UserFactory())

    assert changed == ["session", "assignment"]
    assert (moved.starts_at, moved.sequence) == (meeting.starts_at + DAY, 1)
    assert [row.due_at and row.due_at - before[row.pk] for row in cohort.dates.all()] == [None, DAY, None]


def meeting_of_two():
    session = SessionFactory(starts_at=timezone.now() - DAY)
    cohort = CohortFactory(version=session.activity.version)
    type(session).objects.update(cohort=cohort)
    session.refresh_from_db()
    return session, *EnrolmentFactory.create_batch(2, cohort=cohort)


def test_presence_completes_absence_does_not_and_twice_changes_nothing():
    session, here, away = meeting_of_two()
    words = {here: "present", away: "absent"}

    changes = [attendance.take(session, words, by=UserFactory()) for _ in range(2)]

    done = Progress.objects.exclude(completed_at=None).values_list("enrolment", "completed_how")
    assert (changes, list(done)) == ([2, 0], [(here.pk, "attended")])


@pytest.mark.parametrize("people", [1, 12])
def test_attendance_takes_the_same_queries_for_any_number(people, django_assert_num_queries):
    session, _here, _away = meeting_of_two()
    ActivityFactory(version=session.activity.version)
    seats = EnrolmentFactory.create_batch(people * 2, cohort=session.cohort)
    words = {seat: ("present", "excused")[place % 2] for place, seat in enumerate(seats)}
    by = UserFactory()

    with django_assert_num_queries(23):
        attendance.take(session, words, by=by)

    assert AuditEvent.objects.values_list("verb", flat=True).get() == "attendance.taken"


def test_a_list_that_ends_the_course_completes_it_for_those_who_were_there():
    session, here, away = meeting_of_two()

    attendance.take(session, {here: "present", away: "absent"}, by=UserFactory())

    [here.refresh_from_db(), away.refresh_from_db()]
    assert [bool(seat.completed_at) for seat in (here, away)] == [True, False]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_take_the_same_list_at_once_record_it_once():
    session, here, away = meeting_of_two()
    words, by = {here: "present", away: "excused"}, UserFactory()
    changes, gate = [], threading.Barrier(4)

    def take():
        gate.wait()
        changes.append(attendance.take(session, words, by=by))
        connection.close()

    threads = [threading.Thread(target=take) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    taken = AuditEvent.objects.filter(verb="attendance.taken").count()
    assert (sorted(changes), session.attendances.count(), taken) == ([0, 0, 0, 2], 2, 1)


def test_a_correction_takes_back_what_the_list_gave():
    session, here, _ = meeting_of_two()
    by = UserFactory()
    attendance.take(session, {here: "present"}, by=by)

    attendance.take(session, {here: "absent"}, by=by)
    absent = Progress.objects.get().completed_at
    attendance.take(session, {here: "excused"}, by=by)

    assert (absent, Progress.objects.get().excused_by) == (None, by)


def test_attendance_is_not_taken_days_before():
    session = SessionFactory(starts_at=timezone.now() + 2 * DAY)

    with pytest.raises(attendance.NotYet):
        attendance.take(session, {}, by=UserFactory())


def handed_in():
    activity = ActivityFactory(kind="assignment")
    seat = EnrolmentFactory(cohort__version=activity.version)
    return SubmissionFactory(enrolment=seat, activity_key=activity.key)


def test_two_who_assess_at_once_lose_nothing():
    work, one, two = handed_in(), UserFactory(), UserFactory()
    assessments.save(work, marks=MARKS, comment="first", revision=0, by=one)

    with pytest.raises(assessments.SavedByAnother) as conflict:
        assessments.save(work, marks={}, comment="second", revision=0, by=two)

    theirs = conflict.value.theirs
    assert (theirs.comment, theirs.marks, theirs.assessor) == ("first", MARKS, one)


def test_handing_over_accepts_completes_and_tells_once():
    work, by = handed_in(), UserFactory()
    once = {"marks": MARKS, "comment": "Good", "revision": 0, "accept": True, "by": by}

    first, second = (assessments.hand_over(work, **once) for _ in range(2))

    work.refresh_from_db()
    assert (first.pk, work.accepted_by, Mail.objects.count()) == (second.pk, by, 1)
    assert Progress.objects.get().completed_how == "handed in"


def test_asking_for_another_version_accepts_nothing():
    work = handed_in()

    assessments.hand_over(work, marks=MARKS, comment="", revision=0, accept=False, by=UserFactory())

    work.refresh_from_db()
    assert (work.accepted_at, work.reviews.get().submitted_at is None) == (None, False)


def test_feedback_that_was_handed_over_does_not_change():
    work, by = handed_in(), UserFactory()
    assessments.hand_over(work, marks=MARKS, comment="", revision=0, accept=False, by=by)

    with pytest.raises(assessments.AlreadyHandedOver):
        assessments.save(work, marks={}, comment="later", revision=1, by=by)


def test_another_verdict_on_what_was_handed_over_is_refused():
    work, by = handed_in(), UserFactory()
    said = {"marks": MARKS, "comment": "", "by": by}
    assessments.hand_over(work, revision=0, accept=False, **said)

    with pytest.raises(assessments.AlreadyHandedOver):
        assessments.hand_over(work, revision=1, accept=True, **said)


def test_nobody_assesses_their_own_work():
    work = handed_in()

    with pytest.raises(assessments.OwnWork):
        assessments.save(work, marks={}, comment="", revision=0, by=work.enrolment.participant)


def class_of(people):
    activity = ActivityFactory(kind="assignment")
    cohort = CohortFactory(version=activity.version)
    for seat in EnrolmentFactory.create_batch(people, cohort=cohort):
        SubmissionFactory(enrolment=seat, activity_key=activity.key)
    return cohort, activity


def test_hand_out_gives_everybody_as_many_and_a_second_call_changes_nothing():
    cohort, activity = class_of(5)
    by = UserFactory()

    first, second = (
        allocations.hand_out(cohort, activity, reviews_each=2, seed=seed, by=by) for seed in (1, 2)
    )

    assert (first, first.reviews.count(), Mail.objects.count()) == (second, 10, 5)


def test_what_differs_from_the_preview_is_not_handed_out():
    cohort, activity = class_of(4)

    with pytest.raises(allocations.ChangedMeanwhile):
        allocations.hand_out(cohort, activity, reviews_each=1, seed=1, expected="other", by=UserFactory())


def test_too_few_works_are_refused_with_the_reason():
    cohort, activity = class_of(2)

    with pytest.raises(allocations.NotFair, match="it takes at least 3"):
        allocations.hand_out(cohort, activity, reviews_each=2, seed=1, by=UserFactory())


def test_releasing_tells_the_authors_of_written_reviews_once():
    cohort, activity = class_of(4)
    by = UserFactory()
    allocation = allocations.hand_out(cohort, activity, reviews_each=1, seed=1, by=by)
    allocation.reviews.filter(pk=allocation.reviews.first().pk).update(submitted_at=timezone.now())
    before = Mail.objects.count()

    for _ in range(2):
        allocations.release(allocation, by=by)

    assert Mail.objects.count() - before == 1


def test_more_time_lies_ahead_and_a_later_date_replaces_the_first():
    seat, activity, by = EnrolmentFactory(), ActivityFactory(), UserFactory()
    with pytest.raises(dates.InThePast):
        dates.extend(seat, activity, due_at=timezone.now(), by=by)

    for days in (3, 5):
        last = dates.extend(seat, activity, due_at=timezone.now() + days * DAY, by=by)

    assert list(seat.personal_dates.all()) == [last]


def test_a_message_is_one_letter_each_however_often_it_is_sent():
    cohort = CohortFactory()
    seats = EnrolmentFactory.create_batch(3, cohort=cohort)
    wanted = {
        "subject": "Hello <all>",
        "text": "See you",
        "audience": "all",
        "to": seats,
        "by": UserFactory(),
    }

    first, second = (messages.send(cohort, **wanted, key="k") for _ in range(2))

    assert (first.recipients, first.pk) == (3, second.pk)
    assert list(Mail.objects.values_list("subject", flat=True)) == ["Hello <all>"] * 3

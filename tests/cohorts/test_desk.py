import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cohorts import reasons
from cohorts.models import Attendance, Review
from cohorts.reports import desk as reports
from tests.factories import (
    ActivityFactory,
    CohortDateFactory,
    CohortFactory,
    EnrolmentFactory,
    FacilitationFactory,
    ProgressFactory,
    SessionFactory,
    SubmissionFactory,
    UserFactory,
)

NOW = timezone.now()
DAY = datetime.timedelta(days=1)


def column(cohort, kind="lesson", **dates):
    activity = ActivityFactory(version=cohort.version, module__version=cohort.version, kind=kind)
    return CohortDateFactory(cohort=cohort, activity=activity, **dates).activity


def cells(cohort):
    return [person.cells for person in reports.desk(cohort, NOW, sessions=reports.sessions_of(cohort)).people]


@pytest.mark.parametrize(
    ("dates", "letter"),
    [
        ({}, reports.OPEN),
        ({"opens_at": NOW + DAY}, reports.LOCKED),
        ({"due_at": NOW - DAY}, reports.LATE),
        ({"due_at": NOW + DAY}, reports.OPEN),
    ],
)
def test_a_cell_follows_the_cohorts_dates(dates, letter):
    seat = EnrolmentFactory()
    column(seat.cohort, **dates)

    assert cells(seat.cohort) == [[letter]]


def test_cells_show_evidence_of_each_kind():
    seat = EnrolmentFactory()
    begun, done, excused, waits = (column(seat.cohort, due_at=NOW + DAY) for _ in range(4))
    ProgressFactory(enrolment=seat, activity_key=begun.key)
    ProgressFactory(enrolment=seat, activity_key=done.key, completed=True)
    ProgressFactory(
        enrolment=seat, activity_key=excused.key, excused_at=NOW, excused_by=UserFactory(), excuse="ill"
    )
    SubmissionFactory(enrolment=seat, activity_key=waits.key)

    assert cells(seat.cohort) == [[reports.PROGRESS, reports.DONE, reports.EXCUSED, reports.WAITING]]


def test_an_own_due_date_takes_the_flag_away():
    seat = EnrolmentFactory()
    activity = column(seat.cohort, due_at=NOW - 9 * DAY)
    seat.personal_dates.create(activity=activity, due_at=NOW + DAY, given_by=UserFactory())

    assert cells(seat.cohort) == [[reports.OPEN]]


def test_only_the_last_version_that_nobody_answered_waits():
    seat = EnrolmentFactory()
    activity = column(seat.cohort)
    first = SubmissionFactory(enrolment=seat, activity_key=activity.key, number=1)
    second = SubmissionFactory(enrolment=seat, activity_key=activity.key, number=2)

    before = list(reports.waiting(seat.cohort))
    Review.objects.create(submission=second, assessor=UserFactory(), submitted_at=NOW)

    assert (before, list(reports.waiting(seat.cohort))) == ([second], [])
    assert first.number == 1


def test_a_missed_session_is_a_reason_and_an_unticked_one_is_not():
    seat, other = EnrolmentFactory(), EnrolmentFactory()
    for each in (seat, other):
        activity = column(each.cohort, kind="session")
        SessionFactory(cohort=each.cohort, activity=activity, starts_at=NOW - DAY)
    Attendance.objects.create(
        session=seat.cohort.sessions.get(), enrolment=seat, presence="absent", recorded_by=UserFactory()
    )

    people = [
        reports.desk(cohort, NOW, sessions=reports.sessions_of(cohort)).people[0]
        for cohort in (seat.cohort, other.cohort)
    ]

    assert [person.reasons for person in people] == [[reasons.Reason("missed", 1)], []]


def test_who_withdrew_is_not_on_the_desk():
    EnrolmentFactory(cohort=(cohort := CohortFactory()), withdrawn_at=NOW)

    assert cells(cohort) == []


@pytest.mark.parametrize("people", [1, 30])
@pytest.mark.parametrize("page", ["show_desk", "list_participants"])
def test_desk_and_list_take_the_same_queries_for_any_number(people, page, as_user, django_assert_num_queries):
    facilitator = FacilitationFactory()
    cohort = facilitator.cohort
    activity = column(cohort, kind="assignment", due_at=NOW - DAY)
    for seat in EnrolmentFactory.create_batch(people, cohort=cohort):
        SubmissionFactory(enrolment=seat, activity_key=activity.key)
    client = as_user(facilitator.user)

    with django_assert_num_queries(11):
        client.get(reverse(f"cohorts:{page}", args=[cohort.uuid]))


def test_the_desk_names_people_and_reasons_and_escapes_them(as_user):
    facilitation = FacilitationFactory()
    column(facilitation.cohort, kind="assignment", due_at=NOW - 16 * DAY)
    EnrolmentFactory(
        cohort=facilitation.cohort, participant__given_name="<b>Eva", participant__family_name="Ek"
    )

    page = as_user(facilitation.user).get(reverse("cohorts:show_desk", args=[facilitation.cohort.uuid]))

    assert "&lt;b&gt;Eva Ek" in (text := page.content.decode())
    assert "is 16 days late" in text
    assert "<b>Eva" not in text


def test_fifty_rows_a_page_or_all(as_user):
    facilitation = FacilitationFactory()
    column(facilitation.cohort)
    EnrolmentFactory.create_batch(51, cohort=facilitation.cohort)
    client, url = as_user(facilitation.user), reverse("cohorts:show_desk", args=[facilitation.cohort.uuid])

    counts = [
        client.get(url + query).content.count(b'<tr><th scope="row">') for query in ("", "?all=1", "?page=2")
    ]

    assert counts == [50, 51, 1]

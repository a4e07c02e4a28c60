import datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from tests.cohorts.worlds import address, days, enrolled, reviewed
from tests.factories import (
    ActivityFactory,
    EnrolmentFactory,
    FacilitationFactory,
    ModuleFactory,
    ProgressFactory,
    SessionFactory,
    UserFactory,
)


def space(enrolment):
    return reverse("cohorts:show_enrolment", args=[enrolment.uuid])


def test_the_course_space_shows_activities_with_kind_and_minutes(as_user):
    enrolment, _activity = enrolled("lesson")

    page = as_user(enrolment.participant).get(space(enrolment)).content.decode()

    assert "Activity</a>" in page
    assert "Lesson, 10 minutes" in page


def test_a_locked_activity_says_when_it_opens_and_has_no_link(as_user):
    with time_machine.travel(datetime.datetime(2026, 3, 2, 12, tzinfo=datetime.UTC)):
        opens = datetime.datetime(2026, 3, 10, 7, tzinfo=datetime.UTC)
        enrolment, activity = enrolled("lesson", opens_at=opens)

        page = as_user(enrolment.participant).get(space(enrolment)).content.decode()

    assert "Opens on Tuesday 10 March at 08:00" in page
    assert f'href="{address("show_activity", enrolment, activity)}"' not in page


def test_a_locked_activity_opened_by_its_address_shows_the_sentence_and_not_the_text(as_user):
    enrolment, activity = enrolled("lesson", opens_at=days(3))

    page = as_user(enrolment.participant).get(address("show_activity", enrolment, activity)).content.decode()

    assert "Not open yet" in page
    assert "Read me." not in page


def test_another_participant_finds_no_space(as_user):
    enrolment = EnrolmentFactory()
    other = EnrolmentFactory(cohort=enrolment.cohort)

    response = as_user(other.participant).get(space(enrolment))

    assert response.status_code == 404


def test_who_withdrew_finds_no_space(as_user):
    enrolment = EnrolmentFactory(withdrawn_at=timezone.now())

    assert as_user(enrolment.participant).get(space(enrolment)).status_code == 404


def test_a_facilitator_of_the_cohort_reads_the_space(as_user):
    enrolment, _activity = enrolled()
    facilitator = FacilitationFactory(cohort=enrolment.cohort).user

    response = as_user(facilitator).get(space(enrolment))

    assert response.status_code == 200
    assert "to read" in response.content.decode()


def test_a_facilitator_of_another_cohort_finds_no_space(as_user):
    enrolment = EnrolmentFactory()

    assert as_user(FacilitationFactory().user).get(space(enrolment)).status_code == 404


def test_the_space_is_seen_at_most_once_an_hour(as_user):
    enrolment = EnrolmentFactory()
    as_user(enrolment.participant).get(space(enrolment))
    enrolment.refresh_from_db()
    first = enrolment.last_seen_at

    as_user(enrolment.participant).get(space(enrolment))

    enrolment.refresh_from_db()
    assert enrolment.last_seen_at == first


@pytest.mark.parametrize("count", [1, 3])
def test_the_space_takes_the_same_queries_for_any_number_of_activities(
    as_user, django_assert_num_queries, count
):
    enrolment = EnrolmentFactory(last_seen_at=timezone.now())
    module = ModuleFactory(version=enrolment.cohort.version)
    for _ in range(count):
        ActivityFactory(module=module)
        SessionFactory(
            cohort=enrolment.cohort,
            activity=ActivityFactory(module=module, kind="session"),
            starts_at=days(2),
        )
        EnrolmentFactory(cohort=enrolment.cohort)
    client = as_user(enrolment.participant)
    client.get(space(enrolment))

    with django_assert_num_queries(11):
        client.get(space(enrolment))


def test_home_names_the_next_step(as_user):
    enrolment, activity = enrolled("lesson")

    page = as_user(enrolment.participant).get("/").content.decode()

    assert "Your next step" in page
    assert f'href="{address("show_activity", enrolment, activity)}"' in page


def test_home_shows_reviews_that_others_wait_for(as_user):
    _author, _activity, _submission, [review, _other] = reviewed()

    page = as_user(review.reviewer.participant).get("/").content.decode()

    assert "Others wait for you" in page
    assert f'href="{reverse("cohorts:write_review", args=[review.uuid])}"' in page


def test_home_says_nothing_of_programmes_to_someone_without_a_seat(as_user):
    page = as_user(UserFactory()).get("/").content.decode()

    assert "Your next step" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_home_takes_the_same_queries_for_any_number_of_programmes(as_user, django_assert_num_queries, count):
    person = UserFactory()
    for _ in range(count):
        enrolled(enrolment=EnrolmentFactory(participant=person))
    client = as_user(person)
    client.get("/")

    with django_assert_num_queries(11):
        client.get("/")


def test_the_progress_of_modules_counts_required_activities(as_user):
    enrolment, activity = enrolled()
    ActivityFactory(module=activity.module)
    ActivityFactory(module=activity.module, required=False)
    ProgressFactory(enrolment=enrolment, activity_key=activity.key, completed=True)

    page = as_user(enrolment.participant).get(space(enrolment)).content.decode()

    assert "1 of 2 done" in page


def test_everyone_in_the_cohort_is_listed_without_those_who_withdrew(as_user):
    enrolment = EnrolmentFactory()
    EnrolmentFactory(cohort=enrolment.cohort, participant__family_name="Gone", withdrawn_at=timezone.now())
    EnrolmentFactory(cohort=enrolment.cohort, participant__family_name="Here")

    page = as_user(enrolment.participant).get(reverse("cohorts:show_people", args=[enrolment.uuid]))

    assert "Here" in page.content.decode()
    assert "Gone" not in page.content.decode()

import pytest
from django.urls import reverse
from django.utils import timezone

from cohorts.models import Enrolment, Progress, Reflection
from tests.cohorts.worlds import address, days, enrolled
from tests.factories import (
    ActivityFactory,
    ActivityTextFactory,
    EnrolmentFactory,
    FacilitationFactory,
    ProgressFactory,
    UserFactory,
)

PROMPT = {
    "id": "b2",
    "type": "reflection",
    "html": "<p>Why?</p>",
    "value": {"question": "Why?", "hint": "Think."},
}


def blocks(*extra):
    return [{"id": "b1", "type": "text", "html": "<p>Read me.</p>", "value": {}}, *extra]


def read(as_user, enrolment, activity):
    return as_user(enrolment.participant).get(address("show_activity", enrolment, activity)).content.decode()


def with_prompt():
    return enrolled(body=blocks(PROMPT))


def test_a_lesson_is_shown_in_the_persons_language(as_user):
    enrolment, activity = enrolled(enrolment=EnrolmentFactory(participant=UserFactory(language="de")))
    body = [{"id": "b1", "type": "text", "html": "<p>Lies mich.</p>", "value": {}}]
    ActivityTextFactory(activity=activity, language="de", body=body)

    page = read(as_user, enrolment, activity)

    assert ("Lies mich." in page, "Read me." in page) == (True, False)


def test_a_lesson_without_a_text_in_the_persons_language_shows_another(as_user):
    enrolment, activity = enrolled(enrolment=EnrolmentFactory(participant=UserFactory(language="de")))

    assert "Read me." in read(as_user, enrolment, activity)


def test_a_lesson_falls_back_to_the_language_that_its_title_falls_back_to(as_user):
    enrolment, activity = enrolled(enrolment=EnrolmentFactory(participant=UserFactory(language="sv")))
    body = [{"id": "b1", "type": "text", "html": "<p>Lies mich.</p>", "value": {}}]
    ActivityTextFactory(activity=activity, language="de", body=body)

    assert "Read me." in read(as_user, enrolment, activity)


def test_opening_a_lesson_begins_it_once(as_user):
    enrolment, activity = enrolled()

    read(as_user, enrolment, activity)
    read(as_user, enrolment, activity)

    assert Progress.objects.get().completed_at is None


def test_the_reading_place_is_kept_and_offered_again(as_user):
    enrolment, activity = with_prompt()
    as_user(enrolment.participant).post(address("save_place", enrolment, activity), {"place": "b2"})

    page = read(as_user, enrolment, activity)

    assert 'href="#b2"' in page
    assert "Continue where you were" in page


@pytest.mark.parametrize("place", ["b1", "gone", "x" * 81, ""])
def test_the_beginning_or_a_place_that_is_not_there_is_not_offered(as_user, place):
    enrolment, activity = with_prompt()
    as_user(enrolment.participant).post(address("save_place", enrolment, activity), {"place": place})

    assert "Continue where you were" not in read(as_user, enrolment, activity)


def test_being_done_completes_the_lesson_and_leads_on(as_user):
    enrolment, activity = enrolled()
    after = ActivityFactory(module=activity.module, position=activity.position + 1)

    answer = as_user(enrolment.participant).post(address("complete_lesson", enrolment, activity))

    assert answer.headers["Location"] == address("show_activity", enrolment, after)
    assert Progress.objects.get(activity_key=activity.key).completed_how == "read"


def test_the_last_lesson_leads_back_to_the_space(as_user):
    enrolment, activity = enrolled()

    answer = as_user(enrolment.participant).post(address("complete_lesson", enrolment, activity))

    assert answer.headers["Location"] == reverse("cohorts:show_enrolment", args=[enrolment.uuid])


@pytest.mark.parametrize("kind", ["assignment", "session", "interactive"])
def test_only_what_one_reads_or_thinks_is_done_by_saying_so(as_user, kind):
    enrolment, activity = enrolled(kind)

    as_user(enrolment.participant).post(address("complete_lesson", enrolment, activity))

    assert not Progress.objects.filter(completed_at__isnull=False).exists()


def test_a_lesson_that_is_not_open_cannot_be_done(as_user):
    enrolment, activity = enrolled(opens_at=days(1))

    as_user(enrolment.participant).post(address("complete_lesson", enrolment, activity))

    assert not Progress.objects.exists()


@pytest.mark.parametrize("name", ["complete_lesson", "save_place"])
def test_others_do_not_read_for_somebody(as_user, name):
    enrolment, activity = enrolled()
    path = address(name, enrolment, activity)
    other = EnrolmentFactory(cohort=enrolment.cohort).participant
    facilitator = FacilitationFactory(cohort=enrolment.cohort).user

    assert as_user(other).post(path).status_code == 404
    assert as_user(facilitator).post(path).status_code == 403


def test_who_withdrew_reads_no_more(as_user):
    enrolment, activity = enrolled()
    Enrolment.objects.update(withdrawn_at=timezone.now())

    answer = as_user(enrolment.participant).get(address("show_activity", enrolment, activity))

    assert answer.status_code == 404


def test_an_unknown_activity_is_not_found(as_user):
    enrolment, _activity = enrolled()
    _other, stray = enrolled()

    answer = as_user(enrolment.participant).get(address("show_activity", enrolment, stray))

    assert answer.status_code == 404


def test_a_lesson_takes_few_queries(as_user, django_assert_num_queries):
    enrolment, activity = with_prompt()
    Enrolment.objects.update(last_seen_at=timezone.now())
    ProgressFactory(enrolment=enrolment, activity_key=activity.key)
    client = as_user(enrolment.participant)
    client.get(address("show_activity", enrolment, activity))

    with django_assert_num_queries(8):
        client.get(address("show_activity", enrolment, activity))


def test_a_prompt_inside_a_lesson_keeps_its_answer(as_user):
    enrolment, activity = with_prompt()
    path = address("save_reflection", enrolment, activity, "b2")

    as_user(enrolment.participant).post(path, {"text": "Because of me."})

    assert Reflection.objects.get().block == "b2"
    assert "Because of me." in read(as_user, enrolment, activity)


def test_a_reflection_saves_itself(as_user):
    enrolment, activity = with_prompt()
    path = address("save_reflection", enrolment, activity, "b2")

    answer = as_user(enrolment.participant).post(path, {"text": "Mine."}, headers={"X-Autosave": "1"})

    assert answer.json()["saved"].startswith("Saved at ")


def test_a_reflection_is_private_until_shared_and_can_be_taken_back(as_user):
    enrolment, activity = with_prompt()
    client, path = as_user(enrolment.participant), address("save_reflection", enrolment, activity, "b2")
    client.post(path, {"text": "Mine."})
    first = Reflection.objects.get().shared_at
    client.post(path, {"text": "Mine.", "shared": "on"})
    second = Reflection.objects.get().shared_at

    client.post(path, {"text": "Mine."})

    assert (first, second is not None, Reflection.objects.get().shared_at) == (None, True, None)


def test_who_runs_the_cohort_sees_no_answer_on_the_page(as_user):
    enrolment, activity = with_prompt()
    Reflection.objects.create(enrolment=enrolment, activity_key=activity.key, block="b2", text="Mine alone.")
    facilitator = FacilitationFactory(cohort=enrolment.cohort).user

    page = as_user(facilitator).get(address("show_activity", enrolment, activity)).content.decode()

    assert "Mine alone." not in page


def test_others_write_no_reflection_for_somebody(as_user):
    enrolment, activity = with_prompt()
    path = address("save_reflection", enrolment, activity, "b2")
    people = [
        EnrolmentFactory(cohort=enrolment.cohort).participant,
        FacilitationFactory(cohort=enrolment.cohort).user,
    ]

    assert [as_user(person).post(path, {"text": "x"}).status_code for person in people] == [404, 403]


def test_a_reflection_that_is_too_long_is_refused(as_user):
    enrolment, activity = with_prompt()
    path = address("save_reflection", enrolment, activity, "b2")

    answer = as_user(enrolment.participant).post(path, {"text": "x" * 20_001}, headers={"X-Autosave": "1"})

    assert (answer.status_code, Reflection.objects.count()) == (422, 0)


def test_a_prompt_that_the_lesson_does_not_have_takes_no_answer(as_user):
    enrolment, activity = with_prompt()

    answer = as_user(enrolment.participant).post(
        address("save_reflection", enrolment, activity, "nowhere"), {"text": "x"}
    )

    assert (answer.status_code, Reflection.objects.count()) == (404, 0)


def reflection():
    return enrolled("reflection", body=[PROMPT | {"id": "question"}])


def test_a_reflection_activity_is_done_once_something_was_written(as_user):
    enrolment, activity = reflection()
    client = as_user(enrolment.participant)
    client.post(address("save_reflection", enrolment, activity, "text"), {"text": "A line."})

    client.post(address("complete_lesson", enrolment, activity))

    assert Progress.objects.get().completed_how == "written"


def test_a_reflection_activity_without_a_word_is_not_done(as_user):
    enrolment, activity = reflection()

    page = as_user(enrolment.participant).post(address("complete_lesson", enrolment, activity), follow=True)

    assert "a line is enough" in page.content.decode()
    assert not Progress.objects.filter(completed_at__isnull=False).exists()

import pytest
from django.utils import timezone

from cohorts.actions import drafts
from cohorts.models import Draft, Enrolment, Submission
from lms.core.models import Upload
from tests.cohorts.worlds import RUBRIC, address, enrolled, hand_in, pdf, written
from tests.factories import EnrolmentFactory, FacilitationFactory


def autosave(client, enrolment, activity, **fields):
    return client.post(address("save_draft", enrolment, activity), fields, headers={"X-Autosave": "1"})


def test_the_page_shows_brief_rubric_and_editor(as_user):
    enrolment, activity = enrolled("assignment", {"rubric": RUBRIC})

    page = as_user(enrolment.participant).get(address("show_activity", enrolment, activity)).content.decode()

    assert "Read me." in page
    assert "How clear?" in page
    assert 'name="text"' in page


def test_the_page_takes_few_queries(as_user, django_assert_num_queries):
    enrolment, activity = written(settings={"rubric": RUBRIC})
    enrolment.last_seen_at = timezone.now()
    enrolment.save()
    client = as_user(enrolment.participant)
    client.get(address("show_activity", enrolment, activity))

    with django_assert_num_queries(10):
        client.get(address("show_activity", enrolment, activity))


def test_autosave_keeps_the_text_and_says_when(as_user):
    enrolment, activity = enrolled("assignment")

    answer = autosave(as_user(enrolment.participant), enrolment, activity, text="One.", revision=0, key="a")

    assert answer.json()["saved"].startswith("Saved at ")
    assert Draft.objects.get().text == "One."


def test_without_script_the_draft_is_saved_by_a_button(as_user):
    enrolment, activity = enrolled("assignment")
    fields = {"text": "One.", "revision": 0, "key": "a", "save": "1"}

    answer = as_user(enrolment.participant).post(address("submit_assignment", enrolment, activity), fields)

    assert answer.headers["Location"] == address("show_activity", enrolment, activity)
    assert (Draft.objects.get().text, Submission.objects.count()) == ("One.", 0)


def test_the_page_that_saved_last_goes_on_from_an_older_revision(as_user):
    enrolment, activity = enrolled("assignment")
    client = as_user(enrolment.participant)
    autosave(client, enrolment, activity, text="One.", revision=0, key="a")
    autosave(client, enrolment, activity, text="One. Two.", revision=0, key="a")

    answer = autosave(client, enrolment, activity, text="One. Two. Three.", revision=0, key="a")

    assert (answer.status_code, Draft.objects.get().text) == (200, "One. Two. Three.")


def test_an_older_window_gets_both_texts_and_overwrites_nothing(as_user):
    enrolment, activity = enrolled("assignment")
    client = as_user(enrolment.participant)
    autosave(client, enrolment, activity, text="From the phone.", revision=0, key="phone")

    answer = autosave(client, enrolment, activity, text="From the desk.", revision=0, key="desk")

    told = answer.json()
    assert (answer.status_code, told["theirs"], told["yours"]) == (409, "From the phone.", "From the desk.")
    assert Draft.objects.get().text == "From the phone."


def test_without_script_a_conflict_shows_both_texts(as_user):
    enrolment, activity = written("From the phone.")
    fields = {"text": "From the desk.", "revision": 0, "key": "desk", "hand_in": "1"}

    answer = as_user(enrolment.participant).post(address("submit_assignment", enrolment, activity), fields)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("From the phone." in page, "From the desk." in page) == (True, True)
    assert Submission.objects.count() == 0


def test_another_participant_finds_no_assignment(as_user):
    enrolment, activity = written()
    other = EnrolmentFactory(cohort=enrolment.cohort)

    answer = autosave(as_user(other.participant), enrolment, activity, text="Mine now.", revision=2)

    assert (answer.status_code, Draft.objects.get().text) == (404, "I let go of planning.")


def test_who_runs_the_cohort_does_not_write_for_participants(as_user):
    enrolment, activity = written()
    facilitator = FacilitationFactory(cohort=enrolment.cohort).user

    answer = autosave(as_user(facilitator), enrolment, activity, text="Mine now.", revision=2)

    assert answer.status_code == 403


def test_who_runs_the_cohort_does_not_see_the_draft(as_user):
    enrolment, activity = written("Not yet for anyone.")
    facilitator = FacilitationFactory(cohort=enrolment.cohort).user

    page = as_user(facilitator).get(address("show_activity", enrolment, activity)).content.decode()

    assert "Not yet for anyone." not in page


def test_who_withdrew_finds_no_draft(as_user):
    enrolment, activity = written()
    Enrolment.objects.update(withdrawn_at=timezone.now())

    assert autosave(as_user(enrolment.participant), enrolment, activity, text="x").status_code == 404


@pytest.mark.parametrize("fields", [{"revision": "x"}, {"revision": -1}, {"key": "k" * 41}])
def test_a_form_that_cannot_be_read_is_refused_with_its_text(as_user, fields):
    enrolment, activity = enrolled("assignment")

    answer = as_user(enrolment.participant).post(
        address("submit_assignment", enrolment, activity), {"text": "My words."} | fields
    )

    assert answer.status_code == 400
    assert "My words." in answer.content.decode()


def test_a_text_that_is_too_long_is_refused_with_a_sentence(as_user):
    enrolment, activity = enrolled("assignment")

    answer = autosave(as_user(enrolment.participant), enrolment, activity, text="x" * 100_001, revision=0)

    assert answer.status_code == 422
    assert "100000 characters" in answer.json()["refused"]


def test_an_assignment_of_another_course_is_not_found(as_user):
    enrolment, _activity = enrolled("assignment")
    _other, stray = enrolled("assignment")

    answer = autosave(as_user(enrolment.participant), enrolment, stray, text="x", revision=0)

    assert answer.status_code == 404


def test_a_lesson_takes_no_draft(as_user):
    enrolment, activity = enrolled("lesson")

    assert autosave(as_user(enrolment.participant), enrolment, activity, text="x").status_code == 404


def test_a_file_is_added_and_handed_in(as_user):
    enrolment, activity = enrolled("assignment")
    as_user(enrolment.participant).post(address("add_draft_file", enrolment, activity), {"files": [pdf()]})

    submission = hand_in(enrolment, activity)

    assert [row.upload.name for row in submission.files.all()] == ["week.pdf"]


def test_the_same_file_twice_is_one(as_user):
    enrolment, activity = enrolled("assignment")
    client = as_user(enrolment.participant)

    client.post(address("add_draft_file", enrolment, activity), {"files": [pdf(), pdf()]})

    assert (Draft.objects.get().files.count(), Upload.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("run.exe", b"MZ\0\0", "is not a file we can take"),
        ("week.pdf", b"MZ\0\0nothing of a PDF", "is not a file we can take"),
        ("week.pdf", b"", "file is empty"),
    ],
)
def test_a_file_that_is_refused_says_why_and_leaves_nothing(as_user, name, content, sentence):
    enrolment, activity = enrolled("assignment")

    answer = as_user(enrolment.participant).post(
        address("add_draft_file", enrolment, activity), {"files": [pdf(name, content)]}
    )

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Upload.objects.count() == 0


def test_there_is_room_for_ten_files():
    enrolment, activity = enrolled("assignment")
    for number in range(10):
        drafts.add_file(
            enrolment, activity, pdf(f"{number}.pdf", b"%%PDF-1.4\n%%%d" % number), by=enrolment.participant
        )

    with pytest.raises(drafts.TooManyFiles):
        drafts.add_file(enrolment, activity, pdf("11.pdf"), by=enrolment.participant)


def test_a_removed_file_stays_with_the_version_that_had_it(as_user):
    enrolment, activity = enrolled("assignment")
    added = drafts.add_file(enrolment, activity, pdf(), by=enrolment.participant)
    submission = hand_in(enrolment, activity)

    as_user(enrolment.participant).post(address("remove_draft_file", enrolment, activity, added.upload.uuid))

    assert (Draft.objects.get().files.count(), submission.files.count()) == (0, 1)


def test_a_file_that_nothing_holds_is_gone(as_user):
    enrolment, activity = enrolled("assignment")
    added = drafts.add_file(enrolment, activity, pdf(), by=enrolment.participant)

    as_user(enrolment.participant).post(address("remove_draft_file", enrolment, activity, added.upload.uuid))

    assert Upload.objects.count() == 0


def test_anothers_draft_file_is_not_found(as_user):
    enrolment, activity = enrolled("assignment")
    added = drafts.add_file(enrolment, activity, pdf(), by=enrolment.participant)
    other, same = enrolled("assignment")

    answer = as_user(other.participant).get(address("download_draft_file", other, same, added.upload.uuid))

    assert answer.status_code == 404

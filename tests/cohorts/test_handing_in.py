import threading
import uuid

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from cohorts.actions import drafts, submissions
from cohorts.models import Draft, Submission
from tests.cohorts.worlds import NAMELESS, address, days, enrolled, hand_in, pdf, written
from tests.factories import AllocationFactory, EnrolmentFactory, FacilitationFactory, UserFactory


def test_handing_in_leads_to_a_receipt(as_user):
    enrolment, activity = enrolled("assignment")
    fields = {"text": "I let go.", "revision": 0, "key": uuid.uuid4(), "hand_in": "1"}

    answer = as_user(enrolment.participant).post(
        address("submit_assignment", enrolment, activity), fields, follow=True
    )

    submission = Submission.objects.get()
    assert answer.redirect_chain[0][0] == reverse("cohorts:show_submission", args=[submission.uuid])
    assert submission.reference in answer.content.decode()


def test_the_same_form_twice_is_one_submission():
    enrolment, activity = written()

    first, second = hand_in(enrolment, activity, "k"), hand_in(enrolment, activity, "k")

    assert (first, Submission.objects.count()) == (second, 1)


def test_handing_in_what_did_not_change_returns_the_last_version():
    enrolment, activity = written()

    assert hand_in(enrolment, activity, "k") == hand_in(enrolment, activity, "other")


def test_a_changed_text_is_the_next_version():
    enrolment, activity = written()
    hand_in(enrolment, activity)
    drafts.save(enrolment, activity, text="Better.", revision=2)

    second = hand_in(enrolment, activity)

    assert (second.number, second.text) == (2, "Better.")


def test_after_acceptance_no_new_version_is_taken():
    enrolment, activity = written()
    submission = hand_in(enrolment, activity)
    submission.accepted_at, submission.accepted_by = timezone.now(), UserFactory()
    submission.save()
    drafts.save(enrolment, activity, text="Better.", revision=2)

    with pytest.raises(submissions.AlreadyAccepted):
        hand_in(enrolment, activity)


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_cannot_be_handed_in(text):
    enrolment, activity = enrolled("assignment")
    drafts.save(enrolment, activity, text=text, revision=0)

    with pytest.raises(submissions.NothingToHandIn):
        hand_in(enrolment, activity)


def test_late_is_welcome_and_noted():
    enrolment, activity = written(due_at=days(-1))

    assert hand_in(enrolment, activity).late is True


def test_after_closing_a_sentence_says_so_and_the_text_is_kept(as_user):
    enrolment, activity = enrolled("assignment", closes_at=days(-1))
    fields = {"text": "Too late.", "revision": 0, "key": "k", "hand_in": "1"}

    answer = as_user(enrolment.participant).post(address("submit_assignment", enrolment, activity), fields)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This assignment has closed." in page
    assert (Draft.objects.get().text, Submission.objects.count()) == ("Too late.", 0)


def test_before_opening_nothing_is_taken():
    enrolment, activity = written(opens_at=days(1))

    with pytest.raises(submissions.NotOpen):
        hand_in(enrolment, activity)


def test_handing_in_completes_an_assignment_without_peers():
    enrolment, activity = written()

    hand_in(enrolment, activity)

    assert enrolment.progress.get().completed_how == "handed in"


def test_with_peers_it_waits_for_ones_own_reviews():
    enrolment, activity = written(settings={"peer": NAMELESS})

    hand_in(enrolment, activity)

    assert enrolment.progress.get().completed_at is None


def test_who_hands_in_after_reviews_were_handed_out_owes_none():
    enrolment, activity = written(settings={"peer": NAMELESS})
    AllocationFactory(cohort=enrolment.cohort, activity_key=activity.key)

    hand_in(enrolment, activity)

    assert enrolment.progress.get().completed_at is not None


def test_the_receipt_shows_what_was_handed_in(as_user):
    enrolment, activity = written("I let go of **planning**.")
    receipt = reverse("cohorts:show_submission", args=[hand_in(enrolment, activity).uuid])

    page = as_user(enrolment.participant).get(receipt).content.decode()

    assert "I let go of <strong>planning</strong>." in page


def test_the_receipt_is_for_the_author_and_those_who_run_the_cohort(as_user):
    enrolment, activity = written()
    receipt = reverse("cohorts:show_submission", args=[hand_in(enrolment, activity).uuid])
    readers = [enrolment.participant, FacilitationFactory(cohort=enrolment.cohort).user]
    others = [EnrolmentFactory(cohort=enrolment.cohort).participant, FacilitationFactory().user]

    assert [as_user(person).get(receipt).status_code for person in readers] == [200, 200]
    assert [as_user(person).get(receipt).status_code for person in others] == [404, 404]


def test_a_handed_in_file_leaves_as_an_attachment(as_user):
    enrolment, activity = enrolled("assignment")
    added = drafts.add_file(enrolment, activity, pdf(), by=enrolment.participant)
    submission = hand_in(enrolment, activity)
    path = reverse("cohorts:download_submission_file", args=[submission.uuid, added.upload.uuid])

    answer = as_user(enrolment.participant).get(path)

    assert answer.getvalue().startswith(b"%PDF")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="week.pdf"'
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")


def parallel(count, act):
    """Run `act` in so many threads that start together; what they returned or raised."""
    gate, found = threading.Barrier(count), []

    def run():
        gate.wait()
        try:
            found.append(act())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("count", [8, pytest.param(100, marks=pytest.mark.prove)])
def test_parallel_hand_ins_of_the_same_form_make_one_submission(count):
    enrolment, activity = written()

    found = parallel(count, lambda: hand_in(enrolment, activity, "the form").pk)

    assert (len(found), len(set(found)), Submission.objects.count()) == (count, 1, 1)

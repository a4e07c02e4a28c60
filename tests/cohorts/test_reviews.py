import re

import pytest
from django.urls import reverse
from django.utils import timezone

from cohorts.actions import reviews
from cohorts.models import Enrolment, Review, Submission
from tests.cohorts.worlds import NAMELESS, address, kept, reviewed
from tests.factories import EnrolmentFactory, FacilitationFactory, ReviewFactory, SubmissionFactory

NAMED = NAMELESS | {"anonymous_author": False, "anonymous_reviewer": False}
FULL = {
    "level-clear": "4",
    "level-doable": "0",
    "comment-clear": "In the second point.",
    "comment": "Keep it.",
}


def page_of(review):
    return reverse("cohorts:write_review", args=[review.uuid])


def sent(review, points=4, comment="Keep the second point."):
    marks = {slug: {"points": points, "comment": f"{comment} {slug}"} for slug in ("clear", "doable")}
    reviews.save_review(review, marks=marks, comment=comment)
    return reviews.submit_review(review, criteria=list(marks), by=review.reviewer.participant)


def test_the_work_and_the_rubric_are_side_by_side(as_user):
    _author, _activity, _submission, [review, _other] = reviewed()

    page = as_user(review.reviewer.participant).get(page_of(review)).content.decode()

    assert "I let go of planning." in page
    assert 'name="level-clear"' in page
    assert "What good feedback looks like" in page


def test_a_review_is_saved_and_come_back_to(as_user):
    _author, _activity, _submission, [review, _other] = reviewed()

    page = as_user(review.reviewer.participant).post(page_of(review), {"level-clear": "4"}, follow=True)

    assert Review.objects.get(pk=review.pk).marks == {"clear": {"points": 4, "comment": ""}}
    assert re.search(r'name="level-clear" value="4" checked', page.content.decode())


def test_a_review_saves_itself(as_user):
    _author, _activity, _submission, [review, _other] = reviewed()

    answer = as_user(review.reviewer.participant).post(page_of(review), FULL, headers={"X-Autosave": "1"})

    assert answer.json()["saved"].startswith("Saved at ")
    assert Review.objects.get(pk=review.pk).submitted_at is None


def test_a_complete_review_is_sent(as_user):
    _author, _activity, _submission, [review, _other] = reviewed()

    as_user(review.reviewer.participant).post(page_of(review), FULL | {"send": "1"})

    review.refresh_from_db()
    assert review.submitted_at is not None
    assert review.marks["clear"] == {"points": 4, "comment": "In the second point."}


def test_a_criterion_without_a_level_keeps_the_review_here_and_says_which(as_user):
    _author, _activity, _submission, [review, _other] = reviewed()

    answer = as_user(review.reviewer.participant).post(page_of(review), {"level-clear": "4", "send": "1"})

    assert answer.status_code == 422
    assert answer.content.decode().count("Choose a level.") == 1
    assert Review.objects.get(pk=review.pk).submitted_at is None


@pytest.mark.parametrize("fields", [{"level-clear": "3"}, {"level-clear": "x"}, {"comment": "x" * 20_001}])
def test_a_review_that_cannot_be_read_changes_nothing(as_user, fields):
    _author, _activity, _submission, [review, _other] = reviewed()

    as_user(review.reviewer.participant).post(page_of(review), FULL | fields)

    assert Review.objects.get(pk=review.pk).marks == {}


def test_a_sent_review_changes_no_more(as_user):
    _author, _activity, _submission, [review, _other] = reviewed()
    sent(review)

    as_user(review.reviewer.participant).post(page_of(review), FULL)

    assert Review.objects.get(pk=review.pk).comment == "Keep the second point."


def test_sending_twice_is_sending_once():
    _author, _activity, _submission, [review, _other] = reviewed()

    assert sent(review).submitted_at == reviews.submit_review(review, criteria=[], by=None).submitted_at


def test_only_who_was_asked_finds_the_review(as_user):
    author, _activity, _submission, [review, other] = reviewed()
    people = [author.participant, other.reviewer.participant, FacilitationFactory(cohort=author.cohort).user]

    assert [as_user(person).get(page_of(review)).status_code for person in people] == [404, 404, 404]


def test_a_reviewer_who_withdrew_finds_no_review(as_user):
    _author, _activity, _submission, [review, _other] = reviewed()
    Enrolment.objects.filter(pk=review.reviewer_id).update(withdrawn_at=timezone.now())

    assert as_user(review.reviewer.participant).get(page_of(review)).status_code == 404


def test_the_last_review_completes_the_reviewers_own_assignment():
    _author, activity, _submission, [review, _other] = reviewed()
    SubmissionFactory(enrolment=review.reviewer, activity_key=activity.key)

    sent(review)

    assert review.reviewer.progress.get(activity_key=activity.key).completed_at is not None


def test_a_review_that_is_left_keeps_the_reviewers_assignment_open():
    author, activity, _submission, [review, _other] = reviewed()
    SubmissionFactory(enrolment=review.reviewer, activity_key=activity.key)
    third = SubmissionFactory(enrolment=EnrolmentFactory(cohort=author.cohort), activity_key=activity.key)
    ReviewFactory(submission=third, reviewer=review.reviewer, allocation=review.allocation)

    sent(review)

    assert not review.reviewer.progress.filter(activity_key=activity.key, completed_at__isnull=False).exists()


def observed(client, *paths):
    """Everything that a person gets at these addresses: headers and bodies, without tokens."""
    found = []
    for path in paths:
        answer = client.get(path)
        body = answer.getvalue() if answer.streaming else answer.content
        found.append(f"{path} {sorted(answer.headers.items())} {body.decode('utf-8', 'replace')}")
    return re.sub(r'((?:csrfmiddlewaretoken|key)" value=")[^"]*', r"\1", "\n".join(found))


def seen_by_reviewer(client, review):
    files = reverse("cohorts:download_reviewed_file", args=[review.uuid, 1])
    space = reverse("cohorts:show_enrolment", args=[review.reviewer.uuid])
    return observed(client, page_of(review), files, space, "/")


def test_nothing_that_a_reviewer_gets_names_the_author(as_user):
    author, _activity, submission, [review, _other] = reviewed()
    submission.files.create(upload=kept(author.participant))

    seen = seen_by_reviewer(as_user(review.reviewer.participant), review)

    person = author.participant
    traces = ["Anna", "Berg", person.email, "Smide", str(author.uuid), str(person.uuid), str(submission.uuid)]
    traces += [submission.reference, str(submission.files.get().upload.uuid)]
    assert [trace for trace in traces if trace in seen] == []
    assert 'filename="file-1.pdf"' in seen


def test_a_reviewer_sees_the_same_whoever_wrote_the_work(as_user):
    author, _activity, submission, [review, _other] = reviewed()
    client = as_user(review.reviewer.participant)
    before = seen_by_reviewer_of_page(client, review)
    stranger = EnrolmentFactory(cohort=author.cohort)

    Submission.objects.filter(pk=submission.pk).update(enrolment=stranger)

    assert seen_by_reviewer_of_page(client, review) == before


def seen_by_reviewer_of_page(client, review):
    return observed(
        client, page_of(review), reverse("cohorts:show_enrolment", args=[review.reviewer.uuid]), "/"
    )


def seen_by_author(client, author, activity, submission):
    receipt = reverse("cohorts:show_submission", args=[submission.uuid])
    paths = [address(name, author, activity) for name in ("show_feedback", "show_activity")]
    client.get(paths[0])
    return observed(client, *paths, receipt, reverse("cohorts:show_enrolment", args=[author.uuid]), "/")


def test_an_author_sees_the_same_whoever_wrote_which_review(as_user):
    author, activity, submission, [first, second] = reviewed(released=True)
    sent(first, 4, "Bold.")
    sent(second, 0, "Show more.")
    client = as_user(author.participant)
    before = seen_by_author(client, author, activity, submission)

    swap(first, second)

    assert "Bold." in before
    assert seen_by_author(client, author, activity, submission) == before


def swap(first, second):
    """The same world, but each review was written by the other one: also later, and in another row."""
    said = {review.pk: Review.objects.get(pk=review.pk) for review in (first, second)}
    for row, from_ in ((first, said[second.pk]), (second, said[first.pk])):
        Review.objects.filter(pk=row.pk).update(
            marks=from_.marks, comment=from_.comment, submitted_at=from_.submitted_at, saved_at=from_.saved_at
        )


def test_nothing_that_an_author_gets_names_a_reviewer(as_user):
    author, activity, submission, [first, second] = reviewed(released=True)
    sent(first)
    sent(second)

    seen = seen_by_author(as_user(author.participant), author, activity, submission)

    people = [first.reviewer.participant, second.reviewer.participant]
    traces = [getattr(person, field) for person in people for field in ("given_name", "family_name", "email")]
    traces += [str(thing.uuid) for thing in (*people, first, second, first.reviewer, second.reviewer)]
    assert [trace for trace in traces if trace in seen] == []


def test_where_names_are_shown_both_sides_see_them(as_user):
    author, activity, _submission, [review, _other] = reviewed(NAMED, released=True)
    page = as_user(review.reviewer.participant).get(page_of(review)).content.decode()
    sent(review)

    feedback = as_user(author.participant).get(address("show_feedback", author, activity)).content.decode()

    assert "Anna Berg" in page
    assert review.reviewer.participant.get_full_name() in feedback


def test_reviews_are_hidden_until_they_are_released(as_user):
    author, activity, _submission, [review, _other] = reviewed()
    sent(review)

    page = as_user(author.participant).get(address("show_feedback", author, activity)).content.decode()

    assert "No feedback yet" in page
    assert "Keep the second point." not in page


def test_an_unsent_review_is_never_shown(as_user):
    author, activity, _submission, [review, _other] = reviewed(released=True)
    reviews.save_review(review, marks={}, comment="Not done.")

    page = as_user(author.participant).get(address("show_feedback", author, activity)).content.decode()

    assert "Not done." not in page


def test_the_facilitators_assessment_is_shown_with_the_name(as_user):
    author, activity, submission, _reviews = reviewed()
    facilitator = FacilitationFactory(cohort=author.cohort).user
    marks = {"clear": {"points": 4, "comment": "Well seen."}}
    ReviewFactory(submission=submission, assessor=facilitator, marks=marks, submitted_at=timezone.now())

    page = as_user(author.participant).get(address("show_feedback", author, activity)).content.decode()

    assert facilitator.get_full_name() in page
    assert "Well seen." in page


def test_feedback_is_new_until_it_was_read(as_user):
    author, activity, _submission, [review, _other] = reviewed(released=True)
    sent(review)
    client = as_user(author.participant)
    before = client.get("/").content.decode()

    client.get(address("show_feedback", author, activity))

    assert "What you got back" in before
    assert "What you got back" not in client.get("/").content.decode()


def test_feedback_on_an_earlier_version_stays_within_reach(as_user):
    author, activity, submission, [review, _other] = reviewed(released=True)
    sent(review)
    SubmissionFactory(enrolment=author, activity_key=activity.key, number=submission.number + 1)

    page = as_user(author.participant).get(address("show_activity", author, activity)).content.decode()

    assert f'href="{address("show_feedback", author, activity)}"' in page
    assert "an earlier version" in page


def test_others_find_no_feedback(as_user):
    author, activity, _submission, [review, _other] = reviewed(released=True)

    answer = as_user(review.reviewer.participant).get(address("show_feedback", author, activity))

    assert answer.status_code == 404


def test_what_is_written_in_a_review_is_no_program(as_user):
    author, activity, _submission, [review, _other] = reviewed(released=True)
    sent(review, comment="<script>alert(1)</script>")

    page = as_user(author.participant).get(address("show_feedback", author, activity)).content.decode()

    assert "<script>alert" not in page

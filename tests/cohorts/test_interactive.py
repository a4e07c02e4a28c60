"""What a frame says counts for one's own seat, the pinned revision, and while the exercise is open."""

import json
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cohorts.models import CohortDate
from cohorts.reports.interactive import revision_to_play
from content.models import H5PAttempt, H5PState
from lms.core.models import AuditEvent
from tests.content.h5p_packages import package
from tests.content.h5p_stage import seat_for
from tests.factories import ActivityFactory, EnrolmentFactory


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def seat():
    return seat_for(package())


def address(seat, what="result", **changes):
    enrolment, activity, revision = seat
    place = {"uuid": enrolment.uuid, "key": activity.key, "revision": revision.uuid} | changes
    return reverse(f"cohorts:interactive_{what}", kwargs=place)


def result(seat, raw=2, maximum=3, *, part="", attempt="s-1", about=None):
    said = {
        "verb": {"id": "http://adlnet.gov/expapi/verbs/answered"},
        "object": {"id": f"urn:uuid:{about or seat[2].uuid}" + (f"?subContentId={part}" if part else "")},
        "result": {"score": {"raw": raw, "max": maximum}},
    }
    return {"statement": json.dumps(said), "attempt": attempt}


def score(seat):
    return list(seat[0].progress.values_list("score", "score_max", "completed_how"))


def test_a_result_becomes_progress(seat, as_user):
    response = as_user(seat[0].participant).post(address(seat), result(seat))

    assert response.json() == {"success": True, "message": "Saved: 2 of 3.", "score": 2.0, "max": 3.0}
    assert score(seat) == [(2, 3, "answered")]


def test_sent_again_it_counts_once(seat, as_user):
    client = as_user(seat[0].participant)
    answers = [client.post(address(seat), result(seat)).json() for _again in range(2)]

    assert answers[0] == answers[1]
    assert H5PAttempt.objects.count() == AuditEvent.objects.filter(verb="activity.attempted").count() == 1


def test_a_worse_attempt_takes_nothing_away(seat, as_user):
    client = as_user(seat[0].participant)
    client.post(address(seat), result(seat, 3, 3))
    client.post(address(seat), result(seat, 1, 3, attempt="s-2"))

    assert score(seat) == [(3, 3, "answered")]


def test_the_part_of_a_content_is_no_result(seat, as_user):
    response = as_user(seat[0].participant).post(address(seat), result(seat, part="q1"))

    assert (response.json(), score(seat)) == ({"success": True}, [])


@pytest.mark.parametrize(
    "forged",
    [
        {"about": uuid.UUID(int=5)},
        {"raw": 10**9},
        {"raw": "3"},
        {"attempt": "../x"},
        {"maximum": float("nan")},
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(seat, as_user, forged):
    response = as_user(seat[0].participant).post(address(seat), result(seat, **forged))

    assert response.status_code == 422
    assert response.json()["message"].endswith(".")
    assert score(seat) == []


def test_more_than_all_is_all(seat, as_user):
    as_user(seat[0].participant).post(address(seat), result(seat, 30, 3))

    assert score(seat) == [(3, 3, "answered")]


@pytest.mark.parametrize(("opens", "closes", "word"), [(1, None, "not opened"), (None, -1, "has closed")])
def test_results_count_while_the_exercise_is_open(seat, as_user, opens, closes, word):
    dates = {
        name: timezone.now() + timedelta(days=days)
        for name, days in (("opens_at", opens), ("closes_at", closes))
        if days
    }
    CohortDate.objects.create(cohort=seat[0].cohort, activity=seat[1], **dates)

    response = as_user(seat[0].participant).post(address(seat), result(seat))

    assert (response.status_code, word in response.json()["message"], score(seat)) == (422, True, [])


def test_another_revision_than_the_pinned_one_is_refused(seat, as_user):
    _enrolment, _activity, other = seat_for(package({"content/content.json": {"text": "Other"}}))
    response = as_user(seat[0].participant).post(
        address(seat, revision=other.uuid), result(seat, about=other.uuid)
    )

    assert (response.status_code, score(seat)) == (404, [])


@pytest.mark.parametrize("what", ["result", "state"])
def test_nobody_plays_for_somebody_else(seat, as_user, what):
    stranger = EnrolmentFactory(cohort=seat[0].cohort).participant

    assert as_user(stranger).post(address(seat, what), result(seat)).status_code == 404
    assert as_user(seat[0].participant).post(address(seat, what, key=uuid.uuid4()), {}).status_code == 404


def test_a_withdrawn_seat_takes_nothing(seat, as_user):
    seat[0].withdrawn_at = timezone.now()
    seat[0].save()

    assert as_user(seat[0].participant).post(address(seat), result(seat)).status_code == 404


def test_results_need_the_pages_token(seat, client):
    client.handler.enforce_csrf_checks = True
    client.force_login(seat[0].participant, backend="django.contrib.auth.backends.ModelBackend")

    assert client.post(address(seat), result(seat)).status_code == 403


def test_a_state_is_kept_and_comes_back(seat, as_user):
    client, place = as_user(seat[0].participant), {"data_type": "state", "sub_content_id": "0"}
    client.post(address(seat, "state"), place | {"data": '{"a":1}'})

    assert client.get(address(seat, "state"), place).json() == {"success": True, "data": '{"a":1}'}
    assert client.get(address(seat, "state"), place | {"sub_content_id": "2"}).json()["data"] is False


def test_a_state_that_does_not_fit_is_refused(seat, as_user):
    place = {"data_type": "state", "sub_content_id": "0"}
    response = as_user(seat[0].participant).post(address(seat, "state"), place | {"data": "x" * 300_000})

    assert (response.status_code, H5PState.objects.exists()) == (422, False)


def test_the_same_content_in_two_activities_begins_afresh(seat, as_user):
    again = ActivityFactory(
        module__version=seat[1].version, kind="interactive", settings={"revisions": {"en": str(seat[2].uuid)}}
    )
    client, place = as_user(seat[0].participant), {"data_type": "state", "sub_content_id": "0"}
    client.post(address(seat, "state"), place | {"data": "mine"})

    assert client.get(address(seat, "state", key=again.key), place).json()["data"] is False


def test_the_revision_is_in_the_persons_language(seat):
    activity, revision = seat[1], seat[2]
    german = seat_for(package({"content/content.json": {"text": "Hallo"}}))[2]
    activity.settings = {"revisions": {"en": str(revision.uuid), "de": str(german.uuid)}}

    assert [revision_to_play(activity, code) for code in ("de", "en", "fr")] == [german, revision, revision]
    activity.settings = {}
    assert revision_to_play(activity, "sv") is None

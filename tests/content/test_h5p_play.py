"""States are kept, results become attempts, and nobody can make them more than they are."""

import json
import uuid

import pytest

from content.actions import h5p
from content.h5p.actions import play
from content.h5p.statements import StatementRefused
from content.models import H5PAttempt, H5PResult, H5PState
from tests.content.h5p_packages import package
from tests.factories import OrganisationFactory, UserFactory

ME = uuid.UUID(int=1)
OTHER = uuid.UUID(int=2)


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def revision():
    return h5p.install(
        package(), by=UserFactory(), may_install=True, organisation=OrganisationFactory()
    ).revision


def said(revision, raw=2, maximum=3, *, part="", verb="answered", **result):
    about = f"urn:uuid:{revision.uuid}" + (f"?subContentId={part}" if part else "")
    return json.dumps(
        {
            "verb": {"id": f"http://adlnet.gov/expapi/verbs/{verb}"},
            "object": {"id": about},
            "result": {"score": {"raw": raw, "max": maximum}, **result},
        }
    ).encode()


def test_a_state_is_kept_replaced_and_removed(revision):
    h5p.save_state(ME, revision, '{"a":1}')
    h5p.save_state(ME, revision, '{"a":2}')
    h5p.save_state(OTHER, revision, '{"a":3}')

    assert (h5p.load_state(ME, revision), h5p.load_state(OTHER, revision)) == ('{"a":2}', '{"a":3}')
    h5p.save_state(ME, revision, "null")
    assert (h5p.load_state(ME, revision), H5PState.objects.count()) == (None, 1)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("x" * (256 * 1024 + 1), {}),
        ("å" * (128 * 1024 + 1), {}),
        ("a\0", {}),
        ("a", {"data_type": "../x"}),
        ("a", {"sub_content_id": ""}),
    ],
)
def test_a_state_that_does_not_fit_is_refused(revision, body, place):
    with pytest.raises(h5p.StateRefused):
        h5p.save_state(ME, revision, body, **place)
    assert not H5PState.objects.exists()


def test_a_content_cannot_keep_without_end(revision, monkeypatch):
    monkeypatch.setattr(play, "MOST_STATES", 1)
    h5p.save_state(ME, revision, "a")
    h5p.save_state(ME, revision, "b")

    with pytest.raises(h5p.StateRefused):
        h5p.save_state(ME, revision, "a", sub_content_id="2")


def test_a_root_result_is_an_attempt(revision):
    recorded = h5p.record_attempt(ME, revision, said(revision, success=True), key="s-1")

    attempt = recorded.attempt
    assert recorded.is_new
    assert (attempt.number, attempt.raw, attempt.maximum, attempt.success) == (1, 2, 3, True)


def test_sent_again_it_is_the_same_attempt(revision):
    first = h5p.record_attempt(ME, revision, said(revision, duration="PT1S"), key="s-1")
    again = h5p.record_attempt(ME, revision, said(revision, duration="PT9S", verb="completed"), key="s-1")

    assert (again.attempt, again.is_new, H5PAttempt.objects.count()) == (first.attempt, False, 1)


def test_another_sitting_or_person_is_another_attempt(revision):
    h5p.record_attempt(ME, revision, said(revision), key="s-1")
    second = h5p.record_attempt(ME, revision, said(revision), key="s-2").attempt
    others = h5p.record_attempt(OTHER, revision, said(revision), key="s-1").attempt

    assert (second.number, others.number) == (2, 1)


def test_parts_wait_for_their_attempt(revision):
    h5p.record_attempt(ME, revision, said(revision, 1, 1, part="q1"), key="s-1")
    h5p.record_attempt(ME, revision, said(revision, 1, 1, part="q1"), key="s-1")
    attempt = h5p.record_attempt(ME, revision, said(revision), key="s-1").attempt
    late = h5p.record_attempt(ME, revision, said(revision, 0, 1, part="q2"), key="s-1")

    assert late.attempt == attempt
    assert [(part.sub_content_id, part.attempt) for part in H5PResult.objects.all()] == [
        ("q1", attempt),
        ("q2", attempt),
    ]


def test_parts_alone_are_no_attempt(revision):
    recorded = h5p.record_attempt(ME, revision, said(revision, part="q1"), key="s-1")

    assert (recorded.attempt, H5PAttempt.objects.count()) == (None, 0)


def test_other_verbs_count_for_nothing(revision):
    assert h5p.record_attempt(ME, revision, said(revision, verb="interacted"), key="s-1") == h5p.Recorded()


def test_the_maximum_never_shrinks(revision):
    h5p.record_attempt(OTHER, revision, said(revision, 3, 10), key="s-1")
    attempt = h5p.record_attempt(ME, revision, said(revision, 1, 1), key="s-1").attempt

    assert (attempt.raw, attempt.maximum) == (1, 10)


def test_an_unscored_result_has_no_score(revision):
    body = json.loads(said(revision)) | {"result": {"completion": True}}
    attempt = h5p.record_attempt(ME, revision, json.dumps(body).encode(), key="s-1").attempt

    assert (attempt.raw, attempt.maximum) == (None, None)


@pytest.mark.parametrize("key", ["", "a b", "x" * 65, "å"])
def test_a_nameless_sitting_is_refused(revision, key):
    with pytest.raises(StatementRefused):
        h5p.record_attempt(ME, revision, said(revision), key=key)


def test_there_is_an_end_to_attempts(revision, monkeypatch):
    monkeypatch.setattr(play, "MOST_ATTEMPTS", 1)
    h5p.record_attempt(ME, revision, said(revision), key="s-1")

    with pytest.raises(StatementRefused):
        h5p.record_attempt(ME, revision, said(revision), key="s-2")


def test_another_contents_statement_is_refused(revision):
    other = h5p.install(
        package({"content/content.json": {"text": "Other"}}),
        by=UserFactory(), may_install=True, organisation=OrganisationFactory(),
    ).revision  # fmt: skip

    with pytest.raises(StatementRefused):
        h5p.record_attempt(ME, revision, said(other), key="s-1")


def test_erasing_a_registration_leaves_the_others(revision):
    for registration in (ME, OTHER):
        h5p.save_state(registration, revision, "a")
        h5p.record_attempt(registration, revision, said(revision, part="q"), key="s-1")
        h5p.record_attempt(registration, revision, said(revision), key="s-1")

    h5p.erase(ME)

    left = [
        set(model.objects.values_list("registration", flat=True))
        for model in (H5PState, H5PAttempt, H5PResult)
    ]
    assert left == [{OTHER}] * 3
    assert H5PAttempt.objects.get().results.count() == 1


def test_what_was_recorded_never_changes(revision):
    attempt = h5p.record_attempt(ME, revision, said(revision), key="s-1").attempt

    for row in (attempt, revision):
        with pytest.raises(TypeError, match="never change"):
            row.save()

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohorts import progress_rules
from cohorts.actions import progress
from cohorts.models import Progress
from lms.core.models import AuditEvent, OutboxEvent
from tests.cohorts.worlds import enrolled
from tests.factories import ActivityFactory, ModuleFactory, UserFactory

keys = st.lists(st.uuids(), max_size=5)


def completions():
    return OutboxEvent.objects.filter(name="enrolment.completed").count()


def test_completing_says_how_and_leaves_one_audit_line():
    enrolment, activity = enrolled()

    row = progress.complete(enrolment, activity, how="read", by=enrolment.participant)

    assert (row.completed_how, row.completed_at is not None) == ("read", True)
    assert AuditEvent.objects.filter(verb="activity.completed").count() == 1


def test_completing_twice_keeps_the_first_time_and_emits_once():
    enrolment, activity = enrolled()
    first = progress.complete(enrolment, activity, how="read", by=enrolment.participant)

    second = progress.complete(enrolment, activity, how="attended", by=enrolment.participant)

    assert (second.completed_at, second.completed_how) == (first.completed_at, "read")
    assert completions() == 1


def test_the_last_required_activity_completes_the_enrolment():
    enrolment, activity = enrolled()
    ActivityFactory(module=activity.module, required=False)

    progress.complete(enrolment, activity, how="read", by=enrolment.participant)

    enrolment.refresh_from_db()
    assert enrolment.completed_how == "all required activities"
    assert OutboxEvent.objects.get(name="enrolment.completed").payload == {"enrolment": enrolment.pk}


def test_a_required_activity_that_is_left_keeps_the_enrolment_open():
    enrolment, activity = enrolled()
    ActivityFactory(module=activity.module)

    progress.complete(enrolment, activity, how="read", by=enrolment.participant)

    enrolment.refresh_from_db()
    assert (enrolment.completed_at, completions()) == (None, 0)


def test_an_excuse_counts_as_if_it_were_completed():
    enrolment, activity = enrolled()

    progress.excuse(enrolment, activity, reason="Parental leave", by=UserFactory())

    enrolment.refresh_from_db()
    assert enrolment.completed_at is not None
    assert completions() == 1


def test_nobody_excuses_themselves():
    enrolment, activity = enrolled()

    with pytest.raises(progress.OneselfExcused):
        progress.excuse(enrolment, activity, reason="Busy", by=enrolment.participant)


def test_an_activity_of_another_version_completes_nothing():
    enrolment, _activity = enrolled()
    stray = ActivityFactory(module=ModuleFactory())

    progress.complete(enrolment, stray, how="read", by=enrolment.participant)

    assert completions() == 0


def test_the_best_score_stays():
    enrolment, activity = enrolled("interactive")
    progress.record_score(enrolment, activity, score=8, score_max=10, by=enrolment.participant)

    progress.record_score(enrolment, activity, score=3, score_max=10, by=enrolment.participant)

    row = Progress.objects.get()
    assert (row.score, row.score_max, row.completed_how) == (8, 10, "answered")


@pytest.mark.parametrize(("score", "done"), [(7, False), (8, True)])
def test_a_share_that_the_author_set_must_be_reached(score, done):
    enrolment, activity = enrolled("interactive", {"pass_percent": 80})

    row = progress.record_score(enrolment, activity, score=score, score_max=10, by=enrolment.participant)

    assert (row.completed_at is not None) is done


@pytest.mark.parametrize(
    ("peer", "handed_in", "handed_out", "unsent", "done"),
    [
        (False, True, False, 0, True),
        (False, False, False, 0, False),
        (True, True, False, 0, False),
        (True, True, True, 1, False),
        (True, True, True, 0, True),
        (True, False, True, 0, False),
    ],
)
def test_an_assignment_is_done_when_handed_in_and_ones_reviews_are_sent(
    peer, handed_in, handed_out, unsent, done
):
    settings = {"peer": {"reviews_each": 2}} if peer else {}

    assert done is progress_rules.assignment_completes(
        settings, is_handed_in=handed_in, is_handed_out=handed_out, unsent=unsent
    )


@given(keys, keys)
def test_a_course_is_complete_when_no_required_activity_is_left(required, settled):
    left = set(required) - set(settled)

    assert progress_rules.completes_course(required, settled) == (bool(required) and not left)


def test_a_course_without_required_activities_is_not_complete_by_itself():
    assert not progress_rules.completes_course([], [uuid.uuid4()])


@pytest.mark.parametrize(
    ("presence", "counts"), [("present", True), ("late", True), ("absent", False), ("excused", False)]
)
def test_who_was_there_has_attended(presence, counts):
    assert progress_rules.presence_completes(presence) is counts

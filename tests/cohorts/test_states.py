import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohorts.states import SETTLED, Facts, State, is_open, state_of, takes_work

NOW = datetime.datetime(2026, 3, 10, 12, tzinfo=datetime.UTC)
BEFORE, AFTER = NOW - datetime.timedelta(seconds=1), NOW + datetime.timedelta(seconds=1)
instants = st.none() | st.datetimes(
    datetime.datetime(2026, 1, 1),  # noqa: DTZ001 - the zone is given below
    datetime.datetime(2026, 12, 31),  # noqa: DTZ001
    timezones=st.just(datetime.UTC),
)
facts = st.builds(Facts, *[instants] * 9)


@pytest.mark.parametrize(
    ("known", "state"),
    [
        ({}, State.OPEN),
        ({"started_at": BEFORE}, State.PROGRESS),
        ({"opens_at": AFTER}, State.LOCKED),
        ({"opens_at": NOW}, State.OPEN),
        ({"due_at": NOW}, State.OPEN),
        ({"due_at": BEFORE}, State.LATE),
        ({"due_at": BEFORE, "closes_at": BEFORE}, State.CLOSED),
        ({"due_at": BEFORE, "handed_in_at": BEFORE}, State.WAITING),
        ({"opens_at": AFTER, "completed_at": BEFORE}, State.DONE),
        ({"due_at": BEFORE, "excused_at": BEFORE}, State.EXCUSED),
        ({"meets_at": BEFORE, "ends_at": AFTER}, State.OPEN),
        ({"meets_at": BEFORE, "ends_at": BEFORE}, State.MISSED),
    ],
)
def test_the_state_of_an_activity(known, state):
    assert state_of(Facts(**known), NOW) == state


@given(facts)
def test_what_is_completed_is_settled_whatever_the_dates(known):
    settled = state_of(known, NOW) in SETTLED

    assert settled == bool(known.completed_at or known.excused_at)


@given(facts)
def test_what_takes_work_is_open(known):
    assert not takes_work(known, NOW) or is_open(known, NOW)


def test_the_moment_of_closing_still_takes_work():
    assert takes_work(Facts(closes_at=NOW), NOW)
    assert not takes_work(Facts(closes_at=BEFORE), NOW)

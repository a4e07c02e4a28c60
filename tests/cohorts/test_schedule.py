from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cohorts.schedule import NoSuchAnchor, Place, Planned, instant, is_working, plan, shift

LULEA = Place(date(2026, 9, 1), "Europe/Stockholm", "SE")
days = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def test_a_due_time_is_local_on_both_sides_of_the_clock_change():
    before, after = (
        instant(date(2026, 10, day), "23:59", "Europe/Stockholm").isoformat() for day in (24, 25)
    )

    assert (before, after) == ("2026-10-24T21:59:00+00:00", "2026-10-25T22:59:00+00:00")


def test_a_time_that_spring_skips_moves_on_by_the_gap():
    local = instant(date(2026, 3, 29), "02:30", "Europe/Stockholm").astimezone(ZoneInfo("Europe/Stockholm"))

    assert local.strftime("%H:%M") == "03:30"


def test_a_time_that_comes_twice_is_the_first():
    assert instant(date(2026, 10, 25), "02:30", "Europe/Stockholm") == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


@given(days, st.integers(0, 23), st.integers(0, 59), st.sampled_from(["Europe/Stockholm", "Europe/Helsinki"]))
def test_an_instant_shows_the_time_of_its_rule_except_in_the_gap(day, hour, minute, zone):
    local = instant(day, f"{hour:02}:{minute:02}", zone).astimezone(ZoneInfo(zone))

    assert (local.date(), local.hour, local.minute) == (day, hour, minute) or 2 <= hour <= 3


@settings(deadline=None)
@given(days, st.integers(-40, 40))
def test_working_days_are_counted_without_the_free_ones(day, number):
    found = shift(day, number, working=True, country="SE")

    between = [date.fromordinal(n) for n in range(*sorted((day.toordinal(), found.toordinal())))]
    if number > 0:
        between = [*between[1:], found]
    assert is_working(found, "SE")
    assert number == 0 or sum(is_working(one, "SE") for one in between) == abs(number)


def test_five_working_days_before_a_friday_step_over_midsummer_and_the_weekend():
    assert shift(date(2026, 6, 26), -5, working=True, country="SE") == date(2026, 6, 18)


def test_no_working_days_from_a_holiday_is_the_next_working_day():
    assert shift(date(2026, 1, 1), 0, working=True, country="SE") == date(2026, 1, 2)


def test_a_country_without_a_calendar_has_free_weekends():
    assert shift(date(2026, 1, 2), 1, working=True, country="XX") == date(2026, 1, 5)


def test_plan_hangs_dates_on_sessions_and_sessions_on_sessions():
    planned = [
        Planned("a", {"due": {"anchor": "second", "days": -2, "working": True}}),
        Planned("second", {"starts": {"anchor": "first", "days": 7, "at": "13:00"}}, minutes=90),
        Planned("first", {"starts": {"anchor": "start", "days": 0, "at": "09:00"}}, minutes=60),
    ]

    found = plan(planned, LULEA)

    assert found["second"].starts_at == datetime(2026, 9, 8, 11, 0, tzinfo=UTC)
    assert found["second"].ends_at == datetime(2026, 9, 8, 12, 30, tzinfo=UTC)
    assert found["a"].due_at == datetime(2026, 9, 4, 21, 59, tzinfo=UTC)


def test_a_moved_session_takes_along_only_what_hangs_on_it():
    planned = [
        Planned("free", {"due": {"anchor": "start", "days": 3}}),
        Planned("bound", {"due": {"anchor": "meeting", "days": 1}}),
        Planned("meeting", {"starts": {"anchor": "start", "days": 7}}, minutes=60),
    ]
    moved = {"meeting": datetime(2026, 9, 14, 7, 0, tzinfo=UTC)}

    before, after = plan(planned, LULEA), plan(planned, LULEA, moved)

    assert [key for key in before if before[key] != after[key]] == ["bound", "meeting"]


@pytest.mark.parametrize("anchor", ["gone", "itself"])
def test_a_rule_on_a_session_that_is_not_there_is_refused(anchor):
    with pytest.raises(NoSuchAnchor):
        plan([Planned("itself", {"starts": {"anchor": anchor}})], LULEA)

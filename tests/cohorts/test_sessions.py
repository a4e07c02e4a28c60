import datetime

import pytest
from django.urls import reverse
from icalendar import Calendar

from cohorts.calendars import Entry, calendar
from tests.cohorts.worlds import address, enrolled
from tests.factories import (
    ActivityFactory,
    EnrolmentFactory,
    FacilitationFactory,
    SessionFactory,
    UserFactory,
)

STARTS = datetime.datetime(2026, 3, 10, 8, tzinfo=datetime.UTC)


def meeting(**fields):
    enrolment, activity = enrolled(
        "session", enrolment=EnrolmentFactory(participant=UserFactory(language="sv"))
    )
    session = SessionFactory(cohort=enrolment.cohort, activity=activity, starts_at=STARTS, **fields)
    return enrolment, activity, session


def events(answer):
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_the_calendar_holds_all_sessions_in_the_cohorts_zone(as_user):
    enrolment, activity, _session = meeting(place="Skellefteå")
    SessionFactory(cohort=enrolment.cohort, activity=ActivityFactory(module=activity.module, kind="session"))

    answer = as_user(enrolment.participant).get(reverse("cohorts:enrolment_calendar", args=[enrolment.uuid]))

    first = events(answer)[0]
    assert len(events(answer)) == 2
    assert first["DTSTART"].params["TZID"] == "Europe/Stockholm"
    assert first["DTSTART"].dt.isoformat() == "2026-03-10T09:00:00+01:00"
    assert (first["LOCATION"], first["SUMMARY"]) == ("Skellefteå", "Aktivitet")


def test_a_moved_session_keeps_its_uid_and_counts_up(as_user):
    enrolment, _activity, session = meeting()
    client, path = as_user(enrolment.participant), reverse("cohorts:session_calendar", args=[session.uuid])
    before = events(client.get(path))[0]
    session.starts_at, session.ends_at, session.sequence = STARTS, STARTS + datetime.timedelta(hours=1), 1
    session.save()

    after = events(client.get(path))[0]

    assert (after["UID"], before["SEQUENCE"], after["SEQUENCE"]) == (before["UID"], 0, 1)


def test_the_zones_rules_are_in_the_file():
    entry = Entry("u", 0, STARTS, STARTS, STARTS + datetime.timedelta(hours=1), "Träff")

    text = calendar("Kurs", "Europe/Stockholm", "sv", [entry]).decode()

    assert "BEGIN:VTIMEZONE" in text
    assert "TZOFFSETTO:+0200" in text
    assert "SUMMARY;LANGUAGE=sv:Träff" in text


def test_an_empty_calendar_is_a_calendar():
    assert Calendar.from_ical(calendar("Kurs", "Europe/Stockholm", "sv", [])).walk("VEVENT") == []


@pytest.mark.parametrize("name", ["enrolment_calendar", "session_calendar"])
def test_others_find_no_calendar(as_user, name):
    enrolment, _activity, session = meeting()
    path = reverse(f"cohorts:{name}", args=[(enrolment if name.startswith("enrolment") else session).uuid])

    assert as_user(FacilitationFactory().user).get(path).status_code == 404
    assert as_user(EnrolmentFactory().participant).get(path).status_code == 404
    assert as_user(FacilitationFactory(cohort=enrolment.cohort).user).get(path).status_code == 200


def test_a_session_shows_time_place_and_calendar(as_user):
    enrolment, activity, _session = meeting(place="Skellefteå")

    page = as_user(enrolment.participant).get(address("show_activity", enrolment, activity)).content.decode()

    assert "tisdag 10 mars" in page or "10 mars 2026" in page
    assert "09:00–12:00" in page
    assert "Skellefteå" in page


def test_a_session_without_a_time_says_so(as_user):
    enrolment, activity = enrolled("session")

    page = as_user(enrolment.participant).get(address("show_activity", enrolment, activity)).content.decode()

    assert "No time has been set yet" in page

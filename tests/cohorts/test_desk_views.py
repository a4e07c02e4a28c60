import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from cohorts.models import Cohort
from lms.core.models import Mail
from tests.factories import (
    ActivityFactory,
    CohortDateFactory,
    EnrolmentFactory,
    FacilitationFactory,
    MembershipFactory,
    SessionFactory,
    SubmissionFactory,
    UserFactory,
)

RUBRIC = {
    "criteria": [
        {
            "slug": "clear",
            "titles": {"en": "Clear"},
            "descriptions": {"en": "Is it?"},
            "levels": [{"points": n, "labels": {"en": f"L{n}"}, "descriptions": {"en": "…"}} for n in (0, 1)],
        }
    ]
}


def scene():
    """A cohort with one work, one session, its people by role."""
    activity = ActivityFactory(kind="assignment", settings={"rubric": RUBRIC, "peer": {"reviews_each": 1}})
    seat = EnrolmentFactory(cohort__version=activity.version, cohort__starts_on=datetime.date(2026, 9, 1))
    cohort = seat.cohort
    CohortDateFactory(cohort=cohort, activity=activity)
    meeting = ActivityFactory(kind="session", module=activity.module, settings={"starts": {"days": 0}})
    CohortDateFactory(cohort=cohort, activity=meeting)
    session = SessionFactory(cohort=cohort, activity=meeting)
    work = SubmissionFactory(enrolment=seat, activity_key=activity.key)
    people = {
        "facilitator": FacilitationFactory(cohort=cohort).user,
        "administrator": MembershipFactory(organisation=cohort.organisation).user,
        "participant": seat.participant,
        "other facilitator": FacilitationFactory().user,
        "other administrator": MembershipFactory().user,
    }
    urls = {
        "show_desk": [cohort.uuid],
        "list_participants": [cohort.uuid],
        "show_participant": [cohort.uuid, seat.uuid],
        "show_dates": [cohort.uuid],
        "write_message": [cohort.uuid],
        "take_attendance": [cohort.uuid, session.uuid],
        "move_session": [cohort.uuid, session.uuid],
        "list_submissions": [cohort.uuid, activity.key],
        "hand_out_reviews": [cohort.uuid, activity.key],
        "assess_submission": [work.uuid],
        "import_people": [cohort.uuid],
        "invite_person": [cohort.uuid],
        "change_cohort": [cohort.uuid],
    }
    return people, {name: reverse(f"cohorts:{name}", args=args) for name, args in urls.items()}, work


RUN = [
    "show_desk",
    "list_participants",
    "show_participant",
    "show_dates",
    "write_message",
    "take_attendance",
    "move_session",
    "list_submissions",
    "hand_out_reviews",
    "assess_submission",
]
MANAGE = ["import_people", "invite_person", "change_cohort"]
RUNS = {"facilitator": 200, "administrator": 200, "participant": 403}
MANAGES = {"facilitator": 403, "administrator": 200, "participant": 403}
OTHERS = {"other facilitator": 404, "other administrator": 404}


@pytest.mark.parametrize(
    ("name", "expected"),
    [(name, RUNS | OTHERS) for name in RUN] + [(name, MANAGES | OTHERS) for name in MANAGE],
)
def test_who_sees_which_page(name, expected, as_user):
    people, urls, _ = scene()

    assert {who: as_user(person).get(urls[name]).status_code for who, person in people.items()} == expected


@pytest.mark.parametrize("name", ["show_office", "prepare_cohort"])
def test_the_office_is_for_administrators(name, as_user):
    people, _, _ = scene()
    url = reverse(f"cohorts:{name}")

    found = {who: as_user(person).get(url).status_code for who, person in people.items()}

    assert found == {who: 200 if "administrator" in who else 403 for who in people}


def test_a_facilitator_who_attends_does_not_assess_their_own_work(as_user):
    people, urls, work = scene()
    FacilitationFactory(cohort=work.enrolment.cohort, user=people["participant"])

    assert as_user(people["participant"]).get(urls["assess_submission"]).status_code == 403


def test_set_up_shows_all_dates_then_makes_the_cohort_once(as_user):
    people, _, work = scene()
    version = work.enrolment.cohort.version
    type(version.course).objects.update(organisation=work.enrolment.cohort.organisation)
    client, url = as_user(people["administrator"]), reverse("cohorts:prepare_cohort")
    wanted = {
        "version": version.pk,
        "name": "Spring",
        "starts_on": "2027-02-02",
        "time_zone": "Europe/Stockholm",
        "seats": 9,
        "key": "k",
    }
    before = Cohort.objects.count()

    shown = client.post(url, wanted)
    nothing = Cohort.objects.count() - before
    answers = [client.post(url, wanted | {"confirm": "1"}).status_code for _ in range(2)]

    assert (len(shown.context["rows"]), nothing, answers) == (2, 0, [302, 302])
    assert Cohort.objects.count() - before == 1


def test_a_set_up_with_a_fault_keeps_what_was_typed(as_user):
    people, _, _ = scene()

    answer = as_user(people["administrator"]).post(
        reverse("cohorts:prepare_cohort"), {"name": "Spring 2027", "starts_on": "soon", "seats": "0"}
    )

    assert (answer.status_code, b'value="Spring 2027"' in answer.content) == (422, True)


def test_what_is_wrong_is_said_once_at_the_top(as_user):
    people, urls, _ = scene()
    client = as_user(people["administrator"])

    pages = [client.post(urls[name], {"language": "xx"}) for name in ("write_message", "invite_person")]

    assert [page.content.count(b'class="summary"') for page in pages] == [1, 1]


@pytest.mark.parametrize(("starts_on", "warned"), [("2020-02-03", True), ("2037-02-02", False)])
def test_a_set_up_from_a_day_that_has_passed_is_warned_of(as_user, starts_on, warned):
    people, _, work = scene()
    version = work.enrolment.cohort.version
    type(version.course).objects.update(organisation=work.enrolment.cohort.organisation)
    wanted = {"version": version.pk, "name": "S", "starts_on": starts_on, "time_zone": "UTC", "seats": 9}

    page = as_user(people["administrator"]).post(reverse("cohorts:prepare_cohort"), wanted)

    assert ("has passed already" in page.content.decode()) is warned


def test_two_assessors_at_once_see_both_texts(as_user):
    people, urls, _ = scene()
    url = urls["assess_submission"]
    as_user(people["facilitator"]).post(url, {"revision": "0", "level-clear": "1", "comment": "Hers"})

    answer = as_user(people["administrator"]).post(
        url, {"revision": "0", "level-clear": "0", "comment": "Mine"}
    )

    text = answer.content.decode()
    assert (answer.status_code, "Hers" in text, "Mine" in text) == (409, True, True)
    assert 'name="revision" value="1"' in text


def test_who_comes_after_the_hand_over_still_has_the_own_text(as_user):
    people, urls, _ = scene()
    url = urls["assess_submission"]
    sent = {"revision": "0", "level-clear": "1", "accept": "1"}
    as_user(people["facilitator"]).post(url, sent | {"comment": "Hers"})

    answer = as_user(people["administrator"]).post(url, sent | {"comment": "Mine"})

    text = answer.content.decode()
    assert (answer.status_code, "Hers" in text, "Mine" in text) == (422, True, True)


def test_handing_over_needs_every_level_and_keeps_the_text(as_user):
    people, urls, work = scene()

    answer = as_user(people["facilitator"]).post(
        urls["assess_submission"], {"revision": "0", "accept": "1", "comment": "Kept"}
    )

    assert (answer.status_code, b"Kept" in answer.content, work.reviews.count()) == (422, True, 0)


def test_handing_over_leads_to_the_next_work(as_user):
    people, urls, work = scene()
    cohort = work.enrolment.cohort
    other = SubmissionFactory(enrolment=EnrolmentFactory(cohort=cohort), activity_key=work.activity_key)

    answer = as_user(people["facilitator"]).post(
        urls["assess_submission"], {"revision": "0", "accept": "1", "level-clear": "1", "comment": "Good"}
    )

    assert answer.headers["Location"] == reverse("cohorts:assess_submission", args=[other.uuid])


def test_attendance_is_ticked_for_those_of_the_cohort_only(as_user):
    people, urls, work = scene()
    stranger, seat = EnrolmentFactory(), work.enrolment

    as_user(people["facilitator"]).post(
        urls["take_attendance"], {f"presence-{each.uuid}": "present" for each in (seat, stranger)}
    )

    assert [seat.attendances.count(), stranger.attendances.count()] == [1, 0]


def test_excuse_and_undo(as_user):
    people, _, work = scene()
    seat = work.enrolment
    client, args = as_user(people["facilitator"]), [seat.cohort.uuid, seat.uuid]
    client.post(
        reverse("cohorts:excuse_activity", args=args), {"activity": work.activity_key, "reason": "On leave"}
    )
    excused = seat.progress.get().excuse

    client.post(reverse("cohorts:take_back_excuse", args=args), {"activity": work.activity_key})

    assert (excused, seat.progress.get().excused_at) == ("On leave", None)


def test_more_time_yesterday_is_refused_in_the_form(as_user):
    people, _, work = scene()
    args = [work.enrolment.cohort.uuid, work.enrolment.uuid]
    work.enrolment.cohort.dates.update(due_at=timezone.now())

    answer = as_user(people["facilitator"]).post(
        reverse("cohorts:extend_date", args=args),
        {"activity": work.activity_key, "due_on": "2020-01-01", "reason": "Ill all week"},
    )

    page = answer.content.decode()
    assert (answer.status_code, "lies ahead" in page) == (422, True)
    assert 'value="2020-01-01"' in page
    assert 'value="Ill all week"' in page
    assert '<details class="menu-like" open>' in page


def test_a_message_goes_to_the_audience_only(as_user):
    people, urls, _ = scene()
    form = {"audience": "on_track", "subject": "Hi", "text": "See you", "key": "k"}
    client = as_user(people["facilitator"])

    for _ in range(2):
        client.post(urls["write_message"], form)
    client.post(urls["write_message"], form | {"audience": "stuck", "key": "other"})

    assert Mail.objects.filter(dedupe__startswith="message:").count() == 1


def test_the_preview_of_reviews_says_why_it_cannot_be(as_user):
    people, urls, _ = scene()

    page = as_user(people["facilitator"]).get(urls["hand_out_reviews"])

    assert "1 person has handed in" in page.content.decode()


def test_reviews_are_handed_out_as_previewed_and_released(as_user):
    people, urls, work = scene()
    cohort = work.enrolment.cohort
    SubmissionFactory(enrolment=EnrolmentFactory(cohort=cohort), activity_key=work.activity_key)
    client, url = as_user(people["facilitator"]), urls["hand_out_reviews"]
    plan = client.get(url + "?seed=7").context["plan"]

    client.post(url, {"seed": "7", "each": "1", "preview": plan.fingerprint})
    client.post(url + "release/")

    allocation = cohort.allocations.get()
    assert (allocation.seed, allocation.reviews.count(), allocation.released_at is None) == (7, 2, False)
    assert f"{allocation.due_at.astimezone(ZoneInfo(cohort.time_zone)):%H:%M}" == "23:59"
    assert client.get(url).status_code == 200


def test_home_tells_facilitators_who_waits(as_user):
    people, _, work = scene()
    MembershipFactory(
        user=people["facilitator"], organisation=work.enrolment.cohort.organisation, role="facilitator"
    )

    assert "Waiting for your assessment: 1" in as_user(people["facilitator"]).get("/").content.decode()


@pytest.mark.parametrize("who", ["facilitator", "participant", "nobody"])
def test_my_cohorts_shows_only_what_one_runs(who, as_user):
    people, _, work = scene()
    person = people.get(who) or UserFactory()

    page = as_user(person).get(reverse("cohorts:show_today"))

    assert (work.enrolment.cohort.name in page.content.decode()) == (who == "facilitator")


def test_moving_a_session_shows_what_moves_before_it_moves(as_user):
    people, urls, work = scene()
    session = work.enrolment.cohort.sessions.get()
    client, wanted = as_user(people["facilitator"]), {"starts_at": "2027-01-12T09:00"}

    shown = client.post(urls["move_session"], wanted).content.decode()
    before = type(session).objects.get().starts_at
    client.post(urls["move_session"], wanted | {"confirm": "1"})

    assert ("12 January 2027" in shown, before) == (True, session.starts_at)
    assert type(session).objects.get().starts_at.astimezone(datetime.UTC).hour == 8
    assert session.starts_at < timezone.now() + datetime.timedelta(days=1)

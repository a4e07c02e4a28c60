import datetime

from hypothesis import given
from hypothesis import strategies as st

from cohorts.next_step import Reason, Request, Task, choose
from cohorts.states import TO_DO, State

NOW = datetime.datetime(2026, 3, 10, 12, tzinfo=datetime.UTC)
instants = st.none() | st.datetimes(
    datetime.datetime(2026, 1, 1),  # noqa: DTZ001 - the zone is given below
    datetime.datetime(2026, 12, 31),  # noqa: DTZ001
    timezones=st.just(datetime.UTC),
)
tasks = st.lists(
    st.builds(
        Task,
        position=st.integers(0, 1000),
        state=st.sampled_from(State),
        required=st.booleans(),
        opens_at=instants,
        due_at=instants,
    ),
    unique_by=lambda task: task.position,
    max_size=12,
)
requests = st.lists(
    st.builds(Request, st.integers(0, 1000), instants), unique_by=lambda r: r.position, max_size=4
)


def days(count):
    return NOW + datetime.timedelta(days=count)


def named(name, position=1, **facts):
    return Task(**{"position": position, "state": State.OPEN, "item": name} | facts)


def chosen(*given_tasks, asked=(), feedback=()):
    step = choose(given_tasks, asked, feedback, NOW)
    return step.reason, step.item


def test_the_first_required_thing_in_order_is_next():
    assert chosen(named("b", 2), named("a", 1)) == (Reason.NEXT, "a")


def test_what_was_begun_goes_before_what_was_not():
    assert chosen(named("a"), named("b", 2, state=State.PROGRESS)) == (Reason.BEGUN, "b")


def test_what_is_due_within_a_week_goes_before_the_order():
    assert chosen(named("a"), named("b", 2, due_at=days(6))) == (Reason.DUE, "b")


def test_what_is_due_later_waits_for_its_turn():
    assert chosen(named("a"), named("b", 2, due_at=days(8))) == (Reason.NEXT, "a")


def test_a_late_assignment_is_the_way_back_in():
    late = named("b", 2, state=State.LATE, due_at=days(-3))

    assert chosen(named("a", due_at=days(1)), late) == (Reason.LATE, "b")


def test_a_session_today_goes_before_everything():
    session = named("meet", 9, is_session=True, meets_at=days(0.5), ends_at=days(0.6))

    assert chosen(named("a", due_at=days(0.1)), session) == (Reason.MEETS, "meet")


def test_a_review_that_is_due_in_three_days_goes_before_ones_own_work():
    assert chosen(named("a", due_at=days(1)), asked=[Request(0, days(3), "r")]) == (Reason.ASKED, "r")


def test_a_review_without_haste_comes_after_what_is_due():
    asked = [Request(0, days(6), "r")]

    assert chosen(named("a", due_at=days(2)), asked=asked) == (Reason.DUE, "a")
    assert chosen(named("a"), asked=asked) == (Reason.ASKED_LATER, "r")


def test_unread_feedback_comes_before_what_is_voluntary():
    assert chosen(named("a", required=False), feedback=[Request(1, None, "f")]) == (Reason.FEEDBACK, "f")


def test_without_anything_to_do_one_waits_for_what_opens_next():
    locked = named("later", state=State.LOCKED, opens_at=days(3))

    assert chosen(locked, named("b", 2, state=State.DONE)) == (Reason.WAIT, "later")


def test_when_all_is_done_nothing_is_next():
    assert chosen(named("a", state=State.DONE)) == (Reason.FINISHED, None)


@given(tasks, requests, requests)
def test_the_step_does_not_hang_on_the_order_of_what_is_given(found, asked, feedback):
    assert choose(found, asked, feedback, NOW) == choose(found[::-1], asked[::-1], feedback[::-1], NOW)


@given(tasks, requests, requests)
def test_nobody_waits_while_something_required_can_be_done(found, asked, feedback):
    step = choose(found, asked, feedback, NOW)

    can_do = any(task.required and task.state in TO_DO for task in found)
    assert not (can_do and step.reason in {Reason.WAIT, Reason.FINISHED, Reason.VOLUNTARY})


@given(tasks)
def test_what_cannot_be_done_is_never_the_step(found):
    own = [Task(**vars(task) | {"item": task}) for task in found]

    step = choose(own, [], [], NOW)

    assert step.reason in {Reason.WAIT, Reason.FINISHED} or step.item.state in TO_DO

import pytest
from django.utils import translation

from content.media import live
from courses import checks, reports
from tests.courses.test_differences import make_activity, make_course
from tests.courses.trees import activity, change, translate
from tests.courses.trees import make_course as make_pages

BODY = {"en": [{"id": "1", "type": "text", "html": "<p>x</p>", "value": {}}]}
RULE = {"anchor": "start", "days": 0, "working": False, "at": "09:00"}


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def sentences(*activities):
    return [problem.sentence for problem in checks.problems(make_course(m=activities))]


def test_a_good_course_has_no_problems():
    assert sentences(make_activity("a", bodies=BODY, minutes=60)) == []


def test_an_empty_lesson_is_named_with_its_language():
    assert sentences(make_activity("a", minutes=60)) == ["“a” has no content in English."]


def test_a_picture_without_words_is_an_error():
    block = {"id": "1", "type": "image", "html": "", "value": {"alt": " "}}

    assert sentences(make_activity("a", minutes=60, bodies={"en": [block]})) == [
        "A picture in “a” (English) has no description."
    ]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (60, []),
        (75, []),
        (76, ["The activities take about 76 minutes a week; the course promises 60."]),
        (30, []),
        (29, ["The activities take only about 29 minutes a week of the promised 60."]),
    ],
)
def test_the_minutes_are_held_against_the_promise(minutes, said):
    assert sentences(make_activity("a", bodies=BODY, minutes=minutes)) == said


def test_an_assignment_needs_a_rubric_and_peer_feedback_a_due_date():
    peer = {"reviews_each": 2, "anonymous_author": True, "anonymous_reviewer": True, "due_days": 7}
    work = make_activity("a", kind="assignment", bodies=BODY, minutes=60, settings={"peer": peer})

    assert sentences(work) == ["“a” has no rubric.", "“a” has peer feedback but no due date."]


def test_a_date_may_only_hang_on_a_session_of_the_course():
    lesson = make_activity("a", bodies=BODY, minutes=60, settings={"due": RULE | {"anchor": "elsewhere"}})

    assert sentences(lesson) == ["A date of “a” counts from a session that is not in the course."]


def test_a_session_says_when_it_starts():
    session = make_activity("a", kind="session", bodies=BODY, minutes=60)

    assert sentences(session) == ["“a” does not say when it starts."]


def test_somebody_must_be_able_to_complete_it():
    assert sentences(make_activity("a", bodies=BODY, minutes=60, required=False)) == [
        "No activity is required, so nobody could complete the course."
    ]


def test_an_empty_course_says_so():
    assert [problem.sentence for problem in checks.problems(make_course())] == [
        "The course has no published activities."
    ]


def test_errors_come_before_warnings():
    problems = checks.problems(make_course(m=[make_activity("a", minutes=500)]))

    assert [problem.error for problem in problems] == [True, False]


def test_a_page_that_is_not_translated_is_named():
    course = make_pages("en")
    german = translate(course, "de")
    activity(german, "Kick-off (de)").unpublish()

    said = [problem.sentence for problem in checks.problems(reports.freeze(course, live))]
    assert said == ["“Kick-off” is not published in German."]


def test_an_exercise_without_a_package_is_an_error():
    exercise = make_activity("a", kind="interactive", bodies=BODY, minutes=60)

    assert sentences(exercise) == ["“a” has no exercise in English."]


def test_the_summary_of_a_page_is_no_reason_to_complain():
    course = make_pages("en")
    change(course, description="")

    assert checks.problems(reports.freeze(course, live)) == []

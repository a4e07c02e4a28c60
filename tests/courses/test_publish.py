import pytest
from django.utils import translation

from courses import kinds, reports
from courses.actions import CannotPublish, NothingChanged
from courses.models import ActivityText, Module
from lms.core.models import AuditEvent, Frozen
from tests.courses.trees import activity, change, make_course, publish, rule, text
from tests.factories import UserFactory


def test_a_version_holds_the_course_in_three_languages():
    version = publish(make_course("sv", "de", "en"))

    lesson = version.activities.get(position=0)
    assert version.languages == ["de", "en", "sv"]
    assert lesson.titles == {"sv": "Welcome", "de": "Welcome (de)", "en": "Welcome (en)"}
    assert [each.language for each in lesson.texts.all()] == ["de", "en", "sv"]
    assert [each.kind for each in version.activities.all()] == ["lesson", "session", "assignment"]


def test_an_activity_keeps_its_key_from_version_to_version():
    course = make_course("en")
    first = publish(course)
    change(activity(course, "Welcome"), title="Welcome back")

    second = publish(course)

    keys = [[str(each.key) for each in version.activities.all()] for version in (first, second)]
    assert keys[0] == keys[1]
    assert second.number == 2


def test_publishing_the_same_again_is_refused_with_a_sentence():
    course = make_course("en")
    publish(course)

    with (
        translation.override("en"),
        pytest.raises(NothingChanged, match="Nothing has changed since version 1"),
    ):
        publish(course)


def test_the_same_key_gives_the_same_version():
    course, author = make_course("en"), UserFactory()

    versions = {publish(course, by=author, key="form-1").pk for _ in range(2)}

    assert len(versions) == 1


def test_publishing_writes_one_audit_line():
    version = publish(make_course("en"))

    lines = AuditEvent.objects.filter(verb="course.published").values_list("target", flat=True)
    assert list(lines) == [f"courses.CourseVersion:{version.pk}"]


def test_a_due_date_that_hangs_on_a_session_names_its_key():
    course = make_course("en")
    version = publish(course)

    due = kinds.settings_of(version.activities.get(kind="assignment")).due
    session = version.activities.get(kind="session")
    assert due == kinds.DateRule(anchor=str(session.key), days=-5, working=True, at="23:59")


def test_a_rubric_is_frozen_with_every_language():
    version = publish(make_course("en", "sv"))

    rubric = version.activities.get(kind="assignment").settings["rubric"]
    assert rubric["criteria"][0]["titles"] == {"en": "Clear", "sv": "Clear"}
    assert [level["points"] for level in rubric["criteria"][0]["levels"]] == [0, 4]


def test_a_version_is_read_back_as_it_was_frozen():
    version = publish(make_course("sv", "en"))

    assert reports.frozen(version).digest == version.digest


def test_a_draft_change_is_not_in_the_version():
    course = make_course("en")
    lesson = activity(course, "Welcome")
    lesson.body = [text("<p>Not yet.</p>")]
    lesson.save_revision()

    version = publish(course)

    assert "Not yet" not in version.activities.get(kind="lesson").texts.get().body[0]["html"]


def test_an_error_of_the_check_list_prevents_publishing_and_leaves_nothing():
    course = make_course("en")
    change(activity(course, "Week map"), criteria=[])

    with translation.override("en"), pytest.raises(CannotPublish, match="“Week map” has no rubric"):
        publish(course)

    assert not Module.objects.exists()


@pytest.mark.parametrize("kind", ["version", "module", "activity", "text"])
def test_nothing_of_a_version_changes(kind):
    version = publish(make_course("en"))
    rows = {
        "version": version,
        "module": version.modules.get(),
        "activity": version.activities.first(),
        "text": ActivityText.objects.first(),
    }

    with pytest.raises(Frozen):
        rows[kind].save()
    with pytest.raises(Frozen):
        type(rows[kind]).objects.filter(pk=rows[kind].pk).update(pk=99)
    with pytest.raises(Frozen):
        rows[kind].delete()


def test_a_date_on_a_deleted_session_does_not_slip_to_the_start():
    course = make_course("en")
    activity(course, "Kick-off").delete()

    with (
        translation.override("en"),
        pytest.raises(CannotPublish, match="a session that is not in the course"),
    ):
        publish(course)


def test_rules_that_make_no_sense_are_refused():
    with pytest.raises(ValueError, match="500 days"):
        kinds.DateRule(days=500)
    with pytest.raises(ValueError, match="not a time of day"):
        kinds.DateRule(at="25:00")


def test_order_and_dates_count_from_the_first_language():
    course = make_course("sv", "en")
    translated = reports.languages_of(course)["en"]
    change(activity(translated, "Kick-off (en)"), starts=[rule("starts", days=99)])

    version = publish(translated)

    assert kinds.settings_of(version.activities.get(kind="session")).starts.days == 14

import pytest
from wagtail.models import Page

from courses import kinds
from courses.kinds.base import Kind, Settings
from tests.courses.trees import make_course, publish
from tests.factories import ActivityFactory


@pytest.fixture
def notice(monkeypatch):
    """A kind that only this test knows, with a plain page as its type."""
    kind = Kind(
        name="notice",
        label="Notice",
        icon="info",
        page=Page,
        completion="Completed when seen.",
        freeze=lambda main, pages, keep: (Settings(), {code: [{"type": "notice"}] for code in pages}),
    )
    monkeypatch.setitem(kinds.KINDS, "notice", kind)
    monkeypatch.setattr(Kind, "minutes", lambda self, page: getattr(page, "minutes", 5))
    return kind


def test_a_kind_is_added_without_touching_what_exists(notice):
    course = make_course("en")
    module = course.get_children().get()
    module.add_child(instance=Page(title="Read the board", locale=course.locale))

    version = publish(course)

    added = version.activities.get(kind="notice")
    assert (added.title, added.minutes, added.texts.get().body) == ("Read the board", 5, [{"type": "notice"}])


def test_the_kinds_are_found_by_themselves():
    assert set(kinds.KINDS) == {"assignment", "interactive", "lesson", "reflection", "session"}


def test_an_unknown_kind_is_an_error():
    with pytest.raises(kinds.NoSuchKind):
        kinds.of(ActivityFactory(kind="dance"))


def test_settings_survive_freezing():
    kind = kinds.get("session")
    settings = kind.settings(starts=kinds.DateRule(days=3, at="09:00"), place="Piteå")

    assert kind.settings.thaw(settings.freeze()) == settings


def test_settings_of_a_later_release_do_no_harm():
    assert kinds.get("lesson").settings.thaw({"due": {"days": 1}, "new": 7}).due == kinds.DateRule(days=1)


def test_peer_feedback_takes_one_to_ten_reviews():
    with pytest.raises(ValueError, match="1 to 10"):
        kinds.get("assignment").settings(peer={"reviews_each": 11})

import dataclasses

from courses.differences import Change, Difference, between
from courses.frozen import FrozenActivity, FrozenCourse, FrozenModule


def make_activity(key, **fields):
    values = {"kind": "lesson", "required": True, "minutes": 10, "titles": {"en": key}, "summaries": {}}
    return FrozenActivity(key=key, **values | {"settings": {}, "bodies": {"en": []}} | fields)


def make_course(**modules):
    return FrozenCourse(
        kind="leadership",
        titles={"en": "Leading"},
        summaries={},
        descriptions={},
        languages=["en"],
        weeks=1,
        minutes_per_week=60,
        modules=tuple(
            FrozenModule(key, {"en": key}, {}, tuple(activities)) for key, activities in modules.items()
        ),
    )


def activities(*keys):
    return [make_activity(key) for key in keys]


def found(old, new):
    return [(each.verb, each.what, each.key) for each in between(old, new)]


def test_the_same_course_has_no_differences():
    course = make_course(m=activities("a", "b"))

    assert between(course, course) == []


def test_new_and_gone_activities_are_named():
    assert found(make_course(m=activities("a", "b")), make_course(m=activities("b", "c"))) == [
        ("added", "activity", "c"),
        ("removed", "activity", "a"),
    ]


def test_one_activity_that_moves_up_is_one_difference():
    old, new = make_course(m=activities("a", "b", "c", "d")), make_course(m=activities("d", "a", "b", "c"))

    assert found(old, new) == [("moved", "activity", "d")]


def test_an_activity_in_another_module_has_moved():
    old = make_course(m=activities("a", "b"), n=activities("c"))
    new = make_course(m=activities("a"), n=activities("b", "c"))

    assert found(old, new) == [("moved", "activity", "b")]


def test_a_module_that_is_gone_takes_its_activities():
    old = make_course(m=activities("a"), n=activities("b"))

    assert found(old, make_course(m=activities("a"))) == [
        ("removed", "module", "n"),
        ("removed", "activity", "b"),
    ]


def test_a_changed_text_names_its_languages():
    old = make_course(m=[make_activity("a", bodies={"en": [1], "sv": [1]})])
    new = make_course(m=[make_activity("a", bodies={"en": [1], "sv": [2], "de": [1]})])

    changes = (Change("bodies", ("de", "sv")),)
    assert between(old, new) == [Difference("changed", "activity", "a", {"en": "a"}, changes)]


def test_changed_settings_name_what_changed():
    old = make_course(m=[make_activity("a", settings={"due": {"days": 1}, "place": "Here"})])
    new = make_course(m=[make_activity("a", settings={"due": {"days": 2}, "place": "Here"}, minutes=20)])

    assert between(old, new)[0].changes == (Change("minutes"), Change("settings", ("due",)))


def test_a_new_promise_is_a_change_of_the_course():
    old = make_course(m=activities("a"))

    assert between(old, dataclasses.replace(old, weeks=2))[0].changes == (Change("weeks"),)


def test_the_digest_follows_every_word():
    old, new = make_course(m=activities("a")), make_course(m=activities("b"))

    assert old.digest == make_course(m=activities("a")).digest
    assert old.digest != new.digest

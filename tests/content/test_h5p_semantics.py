"""A content keeps what its libraries describe, cleaned; the rest is dropped."""

import pytest

from content.h5p.identity import LibraryId
from content.h5p.semantics import Filter

MAIN, PART = LibraryId("Main", 1, 0), LibraryId("Part", 1, 2)


def filtered(fields, params, forms=None):
    return Filter({MAIN: fields, **(forms or {})}).params(MAIN, params)


def test_what_is_not_described_is_dropped():
    assert filtered([{"name": "a", "type": "text"}], {"a": "x", "b": "y"}) == {"a": "x"}


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ({"type": "text"}, "<b>Å & Ö</b>", "&lt;b&gt;Å &amp; Ö&lt;/b&gt;"),
        ({"type": "text"}, "a &amp; b", "a &amp; b"),
        ({"type": "text"}, 3, ""),
        (
            {"type": "text", "tags": ["strong"]},
            "<p>a <strong>b</strong><script>x</script></p>",
            "<p>a <strong>b</strong></p>",
        ),
        ({"type": "text", "tags": ["script", "svg"]}, "<svg onload=x></svg><script>x</script>a", "a"),
        ({"type": "text", "tags": ["img"]}, '<img src="x" onerror="x">', '<img src="x">'),
        (
            {"type": "text", "tags": ["a"]},
            '<a href="javascript:x">l</a>',
            '<a rel="noopener noreferrer">l</a>',
        ),
        ({"type": "number"}, "3.5", 3.5),
        ({"type": "number"}, "x", 0),
        ({"type": "number"}, float("inf"), 0),
        ({"type": "boolean"}, "true", True),
        ({"type": "boolean"}, [], False),
        ({"type": "select"}, '"><script>', "&quot;&gt;&lt;script&gt;"),
        ({"type": "list", "field": {"type": "number"}}, ["1", 2], [1, 2]),
        ({"type": "list", "field": {"type": "number"}}, "no list", []),
        ({"type": "image"}, {"path": "images/a.png", "onload": "x"}, {"path": "images/a.png"}),
        ({"type": "image"}, {"path": "javascript:alert(1)"}, {"path": ""}),
        ({"type": "image"}, {"path": "data:text/html,x"}, {"path": ""}),
        ({"type": "image"}, {"path": "../../x.png"}, {"path": ""}),
        (
            {"type": "video"},
            [{"path": "https://example.org/a.mp4", "mime": "<b>"}],
            [{"path": "https://example.org/a.mp4", "mime": "&lt;b&gt;"}],
        ),
        ({"type": "unheard of"}, "x", None),
    ],
)
def test_each_type_keeps_what_is_safe(field, value, kept):
    assert filtered([{"name": "f", **field}], {"f": value}) == {"f": kept}


def test_a_group_of_one_field_is_stored_flat():
    only = {"name": "g", "type": "group", "fields": [{"name": "text", "type": "text"}]}

    assert filtered([only], {"g": "<i>"}) == {"g": "&lt;i&gt;"}
    assert filtered([only], {"g": {"text": "<i>"}}) == {"g": {"text": "&lt;i&gt;"}}


def test_a_part_must_be_installed_and_among_the_options():
    field = {"name": "p", "type": "library", "options": ["Part 1.1"]}
    forms = {PART: [{"name": "a", "type": "text"}]}
    value = {
        "library": "Part 1.2",
        "params": {"a": "x", "b": 1},
        "subContentId": "4-a",
        "metadata": {"title": "<b>"},
    }

    assert filtered([field], {"p": value}, forms) == {
        "p": {
            "library": "Part 1.2",
            "params": {"a": "x"},
            "subContentId": "4-a",
            "metadata": {"title": "&lt;b&gt;"},
        }
    }
    assert filtered([field], {"p": value | {"library": "Part 9.9"}}, forms) == {"p": None}
    assert filtered([field | {"options": ["Other 1.0"]}], {"p": value}, forms) == {"p": None}


def test_what_was_left_out_is_named():
    checked = Filter({MAIN: [{"name": "p", "type": "library"}]})
    checked.params(MAIN, {"p": {"library": "Gone 1.0"}})

    assert checked.left_out == ["Gone 1.0"]


@pytest.mark.parametrize("params", [None, [], "x", {"f": {"f": []}}])
def test_nonsense_parameters_become_an_empty_form(params):
    assert filtered([{"name": "x", "type": "group", "fields": None}], params) == {}

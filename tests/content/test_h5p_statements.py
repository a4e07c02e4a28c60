"""What a statement from the frame claims, read with suspicion."""

import json
from datetime import timedelta

import pytest

from content.h5p import statements

CONTENT = "3f1c7f3e-4d7c-4a8e-9a51-0d5f6f5b2c11"
ANSWERED = "http://adlnet.gov/expapi/verbs/answered"


def statement(verb=ANSWERED, *, about=f"urn:uuid:{CONTENT}", result=None, **more):
    return {"verb": {"id": verb}, "object": {"id": about}, "result": result or scored(2, 3), **more}


def scored(raw, maximum, **more):
    return {"score": {"raw": raw, "max": maximum}, **more}


def read(document):
    return statements.read(json.dumps(document).encode(), CONTENT)


def test_a_root_result_is_read():
    found = read(statement(result=scored(2, 3, success=False, duration="PT1M2.5S"), actor={"mbox": "x"}))

    assert (found.verb, found.is_part, found.raw, found.maximum, found.success) == (
        "answered",
        False,
        2,
        3,
        False,
    )
    assert found.duration == timedelta(seconds=62.5)
    assert "actor" not in found.statement


def test_parts_are_told_apart_by_parent_or_id():
    by_id = read(statement(about=f"urn:uuid:{CONTENT}?subContentId=abc"))
    by_parent = read(statement(context={"contextActivities": {"parent": [{"id": "x"}]}}))

    assert (by_id.is_part, by_id.sub_content_id, by_parent.is_part) == (True, "abc", True)


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        ({"raw": 5, "max": 3}, (3, 3)),
        ({"raw": -5, "max": 3}, (0, 3)),
        ({"raw": 1, "max": 0}, (None, None)),
        ({"raw": 1}, (None, None)),
        (None, (None, None)),
    ],
)
def test_scores_are_clamped(score, expected):
    found = read(statement(result={"score": score, "completion": True}))

    assert (found.raw, found.maximum) == expected


@pytest.mark.parametrize("value", ["1", True, [], 10**400, 1e300])
def test_scores_that_are_none_are_refused(value):
    with pytest.raises(statements.StatementRefused):
        read(statement(result=scored(value, 3)))
    with pytest.raises(statements.StatementRefused):
        read(statement(result=scored(1, value)))


@pytest.mark.parametrize("verb", ["http://adlnet.gov/expapi/verbs/interacted", "answered", None, []])
def test_other_verbs_report_nothing(verb):
    assert read(statement(verb if isinstance(verb, str) else "")) is None


def test_another_content_is_refused():
    with pytest.raises(statements.StatementRefused, match="another content"):
        read(statement(about="urn:uuid:00000000-0000-4000-8000-000000000000"))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b"[" * 70_000,
        b'{"a": NaN}',
        b'{"a": "\\u0000"}',
        b"{" + b" " * 65_536 + b"}",
        b"\xff",
    ],
)
def test_what_is_no_statement_is_refused(body):
    with pytest.raises(statements.StatementRefused):
        statements.read(body, CONTENT)


def test_the_fingerprint_is_of_the_answer():
    first = read(statement(result=scored(1, 2, duration="PT1S")))
    again = read(statement("http://adlnet.gov/expapi/verbs/completed", result=scored(1, 2, duration="PT2S")))
    other = read(statement(result=scored(2, 2, duration="PT1S")))

    assert first.fingerprint == again.fingerprint != other.fingerprint


@pytest.mark.parametrize(
    ("text", "seconds"), [("PT1H", 3600), ("PT999999H", 604_800), ("P1D", None), ("PT", None), (7, None)]
)
def test_durations(text, seconds):
    found = read(statement(result=scored(1, 1, duration=text))).duration

    assert found == (timedelta(seconds=seconds) if seconds else None)

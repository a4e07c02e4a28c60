"""Our own library makes sound packages from plain data."""

import io

from content.h5p import package as packages
from content.h5p.identity import LibraryId
from content.h5p.own_package import build_own_package
from content.h5p.semantics import Filter

PARAMS = {
    "task_description": "Think of your own team.",
    "questions": [
        {
            "question": "Who decides <what> & when?",
            "answers": [
                {"text": "The one who does the work", "correct": True, "feedback": "Yes."},
                {"text": "Always me"},
            ],
        }
    ],
}


def test_it_passes_our_own_checks():
    found = packages.check(io.BytesIO(build_own_package(PARAMS, "Delegating", "en")))
    packages.check_needed(found, [], may_install=True)

    assert (found.title, found.main) == ("Delegating", LibraryId("LMS.Choice", 1, 0))


def test_the_same_input_gives_the_same_bytes():
    assert build_own_package(PARAMS, "Delegating", "sv") == build_own_package(PARAMS, "Delegating", "sv")


def test_words_may_be_given():
    body = build_own_package(PARAMS | {"l10n": {"check": "Ready"}}, "Delegating", "en")

    assert packages.check(io.BytesIO(body)).params["l10n"]["check"] == "Ready"


def test_the_filter_keeps_every_field():
    found = packages.check(io.BytesIO(build_own_package(PARAMS, "Delegating", "en")))
    form = found.archive.json("LMS.Choice-1.0/semantics.json")
    kept = Filter({found.main: form}).params(found.main, found.params)

    question = kept["questions"][0]
    assert question["question"] == "Who decides &lt;what&gt; &amp; when?"
    assert [answer["correct"] for answer in question["answers"]] == [True, False]
    assert kept["l10n"].keys() == found.params["l10n"].keys()

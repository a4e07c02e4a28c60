"""What all answers have in common: nothing of others in them, the headers, no write by reading."""

import re

from tests.permissions import canaries
from tests.permissions.asking import as_each_role
from tests.permissions.policy import OWN, PASSED, VISITOR, Answer

# Whose words a role may read: the organisation's own and those of the cohorts that it sees into.
MAY_READ = {
    "visitor": set(),
    "participant": {"a", "a1"},
    "other_participant": {"a", "a2"},
    "facilitator": {"a", "a1"},
    "other_facilitator": {"a", "a2"},
    "administrator": {"a", "a1", "a2"},
    "other_administrator": {"b", "b1"},
    "author": {"a"},
    "adviser": {"a"},
    "contact": {"a"},
}
# What an adviser or a contact knows of people of a cohort: the companies, who speaks for them, who has a seat where.
KNOWN = {
    "adviser": {(place, model) for place in ("a1", "a2") for model in ("company", "user", "cohort")},
    "contact": {("a1", model) for model in ("company", "user", "cohort")},
}
# Words that everybody may read on the pages: who offers what. The API tells them to those who work with them.
PUBLIC = {
    ("organisation", "name"),
    ("course", "titles"),
    *(("courseversion", field) for field in ("titles", "summaries", "descriptions", "notes")),
    *((model, field) for model in ("module", "activity") for field in ("titles", "summaries")),
}
# A link that works without a person shows what it belongs to.
BY_LINK = {
    "accounts:accept_invitation",
    "certificates:verdict",
    "api:verify",
    "content:media",
    "content:h5p:frame",
    "content:h5p:content_file",
}
# Rows that reading may write: who was here, where the reader was, what was seen.
WRITTEN_BY_READING = {
    "cohorts_enrolment",
    "cohorts_progress",
    "cohorts_submission",
    "core_auditevent",
    "django_session",
}


def foreign(one):
    """The canaries of an answer that its reader should never have seen."""
    for place, model, key, field in canaries.find(one.whole):
        known = place in MAY_READ[one.role] or (place, model) in KNOWN.get(one.role, ())
        offered = (model, field) in PUBLIC and not (one.row and one.row.api)
        if not known and not offered:
            yield f"zq-{place}-{model}-{key}-{field}"


@as_each_role
def test_nothing_of_others_is_in_an_answer(asked, role):
    answers = [one for one in asked(role) if one.row.name not in BY_LINK]

    assert [f"{one}: {sorted(found)}" for one in answers if (found := set(foreign(one)))] == []


def test_the_sweep_for_canaries_sees(asked):
    """Every role reads something of its own, else the sweep above were blind."""
    seen = {
        role: {found[0] for one in asked(role) for found in canaries.find(one.whole)} for role in MAY_READ
    }

    assert {role: seen[role] >= MAY_READ[role] - {"a"} for role in MAY_READ} == dict.fromkeys(MAY_READ, True)


def test_an_anonymous_work_tells_nothing_of_its_author(asked, world):
    author, pages = world.own.peer, ("cohorts:write_review", "cohorts:download_reviewed_file")
    answers = [one for one in asked("participant") if one.row.name in pages and one.answer in PASSED]
    author.refresh_from_db()
    person, company, file = author.participant, author.company, world.own.peer_file.upload
    for row in (person, company, file):
        row.refresh_from_db()
    secrets = [person.email, person.given_name, person.family_name, company.name, file.name]
    secrets += [str(each.uuid) for each in (person, author, company, file, world.own.peer_submission)]

    assert len(answers) == 3
    told = [f"{secret}: {one}" for one in answers for secret in secrets if secret in _all_of(one)]
    assert told == []


def test_feedback_tells_nothing_of_the_peer(asked, world):
    person = world.own.third.participant
    person.refresh_from_db()
    secrets = [
        person.email,
        person.given_name,
        person.family_name,
        str(person.uuid),
        str(world.own.third.uuid),
    ]
    [answer] = [
        one
        for one in asked("participant")
        if str(one.row.name) == "cohorts:show_feedback" and one.place == OWN
    ]

    assert "-review-" in answer.whole.lower()
    assert [secret for secret in secrets if secret in _all_of(answer)] == []


def _all_of(one):
    return one.whole + "".join(f"{name}: {value}\n" for name, value in one.response.headers.items())


@as_each_role
def test_reading_changes_nothing(asked, role):
    reads = [one for one in asked(role) if one.method == "GET"]

    assert [f"{one}: {set(one.wrote)}" for one in reads if one.wrote - WRITTEN_BY_READING] == []


def bad_headers(one):
    """What is missing in the headers of an answer."""
    headers, policy = one.response.headers, one.response.headers.get("Content-Security-Policy", "")
    if not policy:
        yield "no content policy"
    if "unsafe" in policy and not one.url.startswith(("/cms/", "/h5p/")):
        yield f"unsafe content policy {policy}"
    if "sandbox" not in policy and not re.search(r"frame-ancestors '(none|self)'", policy):
        yield "can be framed"
    if headers.get("X-Content-Type-Options") != "nosniff":
        yield "can be sniffed"
    if headers.get("Referrer-Policy") not in {"same-origin", "no-referrer"}:
        yield f"referrer policy {headers.get('Referrer-Policy')}"
    if one.role != VISITOR and one.whole and not _is_kept_rightly(one):
        yield f"kept by {headers.get('Cache-Control')}"


def _is_kept_rightly(one):
    """Personal pages are never kept; files by hash or by ticket may be."""
    if "no-store" in one.response.headers.get("Cache-Control", ""):
        return True
    return one.row is not None and one.row.name in {
        "content:media",
        "content:h5p:player_file",
        "content:h5p:library_file",
        "content:h5p:content_file",
    }


@as_each_role
def test_every_answer_has_its_headers(asked, role):
    assert [f"{one}: {missing}" for one in asked(role) for missing in bad_headers(one)] == []


@as_each_role
def test_files_leave_as_attachments_that_no_browser_runs(asked, role):
    files = [one for one in asked(role) if one.row.file and one.answer is Answer.OPEN]

    wrong = [one for one in files if "sandbox" not in one.response.headers["Content-Security-Policy"]]
    inline = [
        one for one in files if not one.response.headers["Content-Disposition"].startswith("attachment")
    ]
    assert [str(one) for one in wrong] == []
    assert [str(one) for one in inline] == []

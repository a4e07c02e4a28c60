"""What comes from elsewhere: forged forms, forged hosts, ways out of the site, input that no form sends."""

import uuid
from urllib.parse import urlencode, urlsplit

import pytest

from tests.permissions.policy import OWN, VISITOR, Answer
from tests.permissions.table import ROWS
from tests.permissions.test_libraries import ACCOUNTS, CMS, address, library_leaves

WRITING = [row for row in ROWS if "POST" in row.methods]
READING = [row for row in ROWS if "GET" in row.methods and not row.file]
FORMS = "application/x-www-form-urlencoded"
ELSEWHERE = [
    "https://evil.example/",
    "http://evil.example",
    "//evil.example/",
    "///evil.example/",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "\t//evil.example",
    " //evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "http:\\\\evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,evil",
    "vbscript:evil",
    "//testserver@evil.example/",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
    "//evil.example%2f@testserver",
    "/%09/evil.example",
    "/%5cevil.example",
    "//evil%E3%80%82example",
    "https://evil.example#testserver",
    "https://evil.example?testserver",
    "\x00//evil.example",
    "\r\n//evil.example",
    "/\r\nLocation: https://evil.example",
    "//[::1]/",
    "//2130706433/",
    "//0x7f000001/",
    "ftp://evil.example/",
    "file:///etc/passwd",
    "//evil.example:80",
    "/.evil.example",
    ".evil.example",
    "@evil.example",
    "//\u2025evil.example",
]
# Names that views take as the way back.
RETURNS = ("next", "return", "return_to", "redirect", "redirect_to", "url", "back", "to")
NOBODY = str(uuid.UUID(int=7))
JUNK = [
    ({}, "empty"),
    (("\0" * 20).encode(), "zero bytes"),
    (b"text=%00&name=%00&key=%00&revision=%00&chosen=%00", "escaped zero bytes"),
    (("&".join(f"{name}={'x' * 200_000}" for name in ("text", "name", "reason"))).encode(), "too long"),
    (f"key={NOBODY}&activity={NOBODY}&type={NOBODY}&only={NOBODY}&chosen={NOBODY}".encode(), "unknown keys"),
    (
        b"activity=1&key=x&revision=-1&type=x&only=x&chosen=1&seats=-1&seed=1e9&reviews_each=999",
        "wrong kinds",
    ),
    (b"%ff%fe=%c3%28&text=%ed%a0%80", "not UTF-8"),
    ("starts_on=9999-99-99&due_at=0001-01-01T00:00&starts_at=x&version=٣&language=xx".encode(), "no dates"),
    (b'{"a": [[[[1]]]]}', "JSON"),
]
QUERIES = [
    "page=0",
    "page=-1",
    "page=999999",
    "page=x",
    "page=%00",
    "q=%00",
    "q=%25_%27%22",
    "q=" + "x" * 5000,
]
QUERIES += [
    "type=x&kind=%00&by=%00&show=%00&sort=%00&module=%00",
    "limit=-1&offset=x",
    "limit=1e9&offset=99999999999",
]
QUERIES += [
    "data_type=%00&sub_content_id=%00",
    "code=%00",
    "code=" + "9" * 500,
    "page=%D9%A3&only=stuck&each=x&seed=x",
]


def writer(row):
    """Somebody who may write there."""
    return next((role for role in ("administrator", "participant") if role in row.open), min(row.open))


def test_a_form_without_its_token_is_refused(asker):
    found = [asker.row(row, writer(row), OWN, "POST", strict=True) for row in WRITING if row.open]

    assert len(found) > 30
    assert [str(one) for one in found if one.answer is not Answer.REFUSED or one.wrote] == []


def test_no_form_of_a_library_works_without_its_token(asker, world):
    leaves = [*library_leaves(ACCOUNTS), *library_leaves(CMS)[::4]]
    urls = [url for leaf in leaves if (url := address(leaf, world.own))]
    found = [asker.ask("administrator", "POST", url, strict=True) for url in urls]

    assert [str(one) for one in found if one.wrote] == []


@pytest.mark.parametrize("name", ["set_theme", "set_language", "account_login", "account_logout"])
def test_no_form_leads_to_another_site(asker, name):
    [url] = [address(leaf, None) for leaf in library_leaves(ACCOUNTS) if leaf.name == name] or [
        asker.url(row) for row in ROWS if row.name == name
    ]
    found = [
        (target, asker.ask(role, method, f"{url}?{encoded}" if method == "GET" else url, body))
        for target in ELSEWHERE
        for role in (VISITOR, "participant")
        for method, encoded, body in (
            ("GET", _query(target), None),
            ("POST", "", dict.fromkeys(RETURNS, target)),
        )
    ]

    assert [f"{one} {target!r}" for target, one in found if "evil" in _host(one) or _scripted(one)] == []


def _query(target):
    return urlencode(dict.fromkeys(RETURNS, target))


def _host(one):
    location = one.response.headers.get("Location", "")
    return urlsplit(location.replace("\\", "/")).netloc if location.startswith(("/", "\\", "h")) else ""


def _scripted(one):
    location = one.response.headers.get("Location", "").strip().lower()
    return location.startswith(("javascript:", "data:", "vbscript:"))


def test_a_forged_host_is_not_answered(asker):
    answer = asker.ask(VISITOR, "GET", "/catalogue/", headers={"host": "evil.example"})

    assert answer.response.status_code == 400


@pytest.mark.parametrize("forged", [{"X-Forwarded-Host": "evil.example"}, {"X-Forwarded-For": "10.9.8.7"}])
def test_a_letter_links_to_the_site_whatever_the_request_says(
    asker, world, forged, django_capture_on_commit_callbacks, mailoutbox
):
    person = world.people["participant"]
    person.refresh_from_db()
    body = {"email": person.email}
    with django_capture_on_commit_callbacks(execute=True):
        response = asker.client.post(
            "/accounts/password/reset/", body, headers={**forged, "Host": "localhost"}
        )

    assert response.status_code == 302
    assert [("http://localhost:8000/" in mail.body, "evil" in mail.body) for mail in mailoutbox] == [
        (True, False)
    ]


def sampled(cases, many):
    """A part of the cases in every run, all of them in the slow tier."""
    for index, case in enumerate(cases):
        values = case if isinstance(case, tuple) else (case,)
        yield pytest.param(*values, marks=[pytest.mark.prove] if index >= many else [], id=str(index))


@pytest.mark.parametrize(("body", "kind"), list(sampled(JUNK, 3)))
def test_no_input_breaks_a_form(asker, body, kind):
    content = "application/json" if kind == "JSON" else FORMS
    sent = (body, content) if body else body
    found = [asker.row(row, writer(row), OWN, "POST", body=sent) for row in WRITING if row.open]

    assert [str(one) for one in found if one.answer is Answer.FAILED] == []


@pytest.mark.parametrize("query", list(sampled(QUERIES, 2)))
def test_no_query_breaks_a_page(asker, query):
    rows = [row for row in READING if row.open]
    found = [asker.ask(writer(row), "GET", f"{asker.url(row)}?{query}", row=row) for row in rows]

    assert [str(one) for one in found if one.answer is Answer.FAILED] == []

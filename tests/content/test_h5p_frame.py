"""The frame and its files: boxed in, open to nobody else, seekable."""

import io
import json
import re
import uuid

import pytest
import time_machine
from django.template import Context, Template
from django.urls import reverse

from content.actions import h5p
from content.h5p import frames, tickets
from content.h5p.own_package import build_own_package
from content.h5p.policy import frame_policy
from content.h5p.tickets import Ticket
from tests.content.h5p_packages import described, package
from tests.factories import OrganisationFactory, UserFactory

ME = uuid.UUID(int=1)
PAGE = "http://testserver"


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def revision():
    return take(package({"content/clip.mp4": bytes(range(100)), "content/a.pdf": b"%PDF"}))


def take(file):
    return h5p.install(file, by=UserFactory(), may_install=True, organisation=OrganisationFactory()).revision


def frame_address(revision, registration=None):
    ticket = tickets.issue(Ticket(revision.uuid, PAGE, registration))
    return reverse("content:h5p:frame", args=[ticket])


def integration_in(response):
    found = re.search(
        r'<script id="h5p-integration" type="application/json">(.*?)</script>', response.content.decode()
    )
    return json.loads(found[1])


def status(client, address):
    """The answer's status, with its file read to the end and closed."""
    response = client.get(address)
    response.getvalue()
    return response.status_code


def file_address(revision, path):
    return reverse("content:h5p:content_file", args=[tickets.files_prefix(revision.uuid), path])


def test_the_frame_is_sent_with_its_box(client, revision):
    response = client.get(frame_address(revision))

    policy = dict(part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))
    assert policy["sandbox"] == "allow-scripts allow-forms"
    assert policy["default-src"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert policy["frame-ancestors"] == PAGE
    assert response["Cache-Control"] == "no-store, private"
    assert not response.cookies


def test_only_libraries_that_need_eval_get_it():
    assert "'unsafe-eval'" not in frame_policy("http://a/h5p/", "http://a", needs_eval=False)
    assert "'unsafe-eval'" in frame_policy("http://a/h5p/", "http://a", needs_eval=True)


def test_the_frame_begins_with_the_kept_state(client, revision):
    h5p.save_state(ME, revision, '{"answer":1}')
    mine = integration_in(client.get(frame_address(revision, ME)))
    preview = integration_in(client.get(frame_address(revision)))

    states = [found["contents"][f"cid-{revision.uuid}"]["contentUserData"] for found in (mine, preview)]
    assert states == [[{"state": '{"answer":1}'}], [{"state": "{}"}]]
    assert (mine["saveFreq"], preview["saveFreq"]) == (5, False)


def test_the_frame_knows_nobody(client, revision):
    me = UserFactory(email="me@example.org", given_name="Zorba")
    client.force_login(me, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(frame_address(revision, ME)).content.decode()

    assert [word for word in ("me@example.org", "Zorba", str(ME), ME.hex) if word in page] == []


def test_markup_in_a_title_stays_text(client):
    hostile = "</title></script><script>alert(1)</script>"
    revision = take(package({"h5p.json": {
        "title": hostile, "language": "en", "mainLibrary": "Greeting", "embedTypes": ["div"],
        "preloadedDependencies": [{"machineName": "Greeting", "majorVersion": 1, "minorVersion": 0}]}}))  # fmt: skip

    assert "<script>alert(1)" not in client.get(frame_address(revision)).content.decode()


@pytest.mark.parametrize("ticket", ["nonsense", "W10:1:x"])
def test_a_forged_ticket_opens_nothing(client, ticket):
    response = client.get(reverse("content:h5p:frame", args=[ticket]))

    assert (response.status_code, b"Load it again" in response.content) == (403, True)


def test_a_ticket_is_for_now(client, revision):
    address = frame_address(revision)

    with time_machine.travel("2100-01-01"):
        assert client.get(address).status_code == 403


def test_the_scripts_come_after_what_they_need(client):
    revision = take(package({
        "Greeting-1.0/library.json": described(needs=[("Base", 1, 0)], preloadedJs=[{"path": "greeting.js"}]),
        "Base-1.0/library.json": described("Base", preloadedJs=[{"path": "base.js"}]),
        "Base-1.0/base.js": b"1"}))  # fmt: skip

    page = client.get(frame_address(revision)).content.decode()
    scripts = [address.rpartition("/")[2] for address in re.findall(r'<script src="([^"]+)"', page)]
    assert scripts == [
        "shim.js",
        "frame.bundle.js",
        "bridge.js",
        "base.js?ver=1.0.0",
        "greeting.js?ver=1.0.0",
    ]


@pytest.mark.parametrize(
    ("wanted", "status", "part", "stated"),
    [
        (None, 200, slice(0, 100), None),
        ("bytes=10-19", 206, slice(10, 20), "bytes 10-19/100"),
        ("bytes=90-", 206, slice(90, 100), "bytes 90-99/100"),
        ("bytes=-5", 206, slice(95, 100), "bytes 95-99/100"),
        ("bytes=0-999", 206, slice(0, 100), "bytes 0-99/100"),
        ("bytes=100-", 416, slice(0, 0), "bytes */100"),
        ("bytes=5-2", 416, slice(0, 0), "bytes */100"),
        ("bytes=1-2,4-5", 200, slice(0, 100), None),
        ("nonsense", 200, slice(0, 100), None),
    ],
)
def test_media_can_be_asked_for_in_parts(client, revision, wanted, status, part, stated):
    headers = {"Range": wanted} if wanted else {}
    response = client.get(file_address(revision, "clip.mp4"), headers=headers)

    assert (response.status_code, response.get("Content-Range")) == (status, stated)
    assert response.getvalue() == bytes(range(100))[part]


def test_files_are_inert_and_readable_by_frames(client, revision):
    response = client.get(file_address(revision, "clip.mp4"))
    response.getvalue()

    headers = {
        name: response[name]
        for name in ("Access-Control-Allow-Origin", "X-Content-Type-Options", "Content-Type")
    }
    assert headers == {
        "Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff", "Content-Type": "video/mp4",
    }  # fmt: skip
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "immutable" in response["Cache-Control"]


def test_documents_leave_as_attachments(client, revision):
    response = client.get(file_address(revision, "a.pdf"))
    response.getvalue()

    assert response["Content-Disposition"] == "attachment"


def test_browsers_may_ask_first_and_nobody_may_write(client, revision):
    address = file_address(revision, "clip.mp4")

    assert client.options(address)["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert [client.post(address).status_code, client.delete(address).status_code] == [405, 405]


@pytest.mark.parametrize("path", ["missing.png", "../secret", "..%2f..%2fdb.sqlite3", "%00"])
def test_nothing_else_is_served(client, revision, path):
    prefix = tickets.files_prefix(revision.uuid)

    assert client.get(f"/h5p/contents/{prefix}/{path}").status_code == 404


def test_content_files_need_a_fresh_signature(client, revision):
    good = tickets.files_prefix(revision.uuid)
    old = tickets.files_prefix(revision.uuid, now=0)
    future = tickets.files_prefix(revision.uuid, now=4_000_000_000)

    prefixes = (good, old, future, good[:-1], "x")
    assert [status(client, f"/h5p/contents/{prefix}/clip.mp4") for prefix in prefixes] == [
        200,
        404,
        404,
        404,
        404,
    ]


def test_library_files_are_found_by_their_folder(client, revision):
    base = "/h5p/libraries/any"

    assert status(client, f"{base}/Greeting-1.0/greeting.js") == 200
    others = ("Greeting-1.1/greeting.js", "Greeting/x.js", "a-1.x/b", "-1.0/b", "a-1.99999999999999/b")
    assert {status(client, f"{base}/{path}") for path in others} == {404}


def test_only_the_players_own_static_files_are_open(client):
    mark = frames.player_mark()

    paths = ("content/h5p/shim.js", "css/tokens.css", "vendor/h5p/../../css/tokens.css")
    assert [status(client, f"/h5p/player/{mark}/{path}") for path in paths] == [200, 404, 404]


def test_the_page_around_gets_a_boxed_frame(rf, revision):
    request = rf.get("/")
    page = Template(
        '{% load h5p %}{% h5p_player revision registration=me state_url="/s/" result_url="/r/" %}'
    ).render(Context({"request": request, "revision": revision, "me": ME}))

    assert 'sandbox="allow-scripts allow-forms"' in page
    assert 'data-state-url="/s/"' in page
    assert ME.hex not in page


def test_the_queries_of_a_frame_do_not_grow(client, django_assert_num_queries):
    revision = take(package())
    take(io.BytesIO(build_own_package({"questions": []}, "Another", "en")))

    with django_assert_num_queries(3):
        client.get(frame_address(revision, ME))

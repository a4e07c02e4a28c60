"""A hostile library gets nothing: not the page, not the session, not the network, no more score than there is."""

import json
from pathlib import Path

import pytest
from django.core.signals import request_started

from content.models import H5PAttempt, H5PState
from tests.content.h5p_packages import DESCRIPTION, described, package
from tests.content.h5p_stage import raise_curtain

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls("tests.content.h5p_urls"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
EVIL = {
    "h5p.json": DESCRIPTION
    | {
        "mainLibrary": "Evil",
        "preloadedDependencies": [{"machineName": "Evil", "majorVersion": 1, "minorVersion": 0}],
    },
    "Greeting-1.0/library.json": None,
    "Greeting-1.0/semantics.json": None,
    "Greeting-1.0/greeting.js": None,
    "Evil-1.0/library.json": described("Evil", preloadedJs=[{"path": "evil.js"}]),
    "Evil-1.0/evil.js": (Path(__file__).parent / "h5p_evil.js").read_bytes(),
}


@pytest.fixture
def requests():
    """Every request that reaches the server: method, path with query, and whether a session came along."""
    seen = []

    def note(sender, environ=None, **_rest):
        query = f"?{environ['QUERY_STRING']}" if environ.get("QUERY_STRING") else ""
        seen.append(
            (
                environ["REQUEST_METHOD"],
                environ["PATH_INFO"] + query,
                "sessionid" in environ.get("HTTP_COOKIE", ""),
            )
        )

    request_started.connect(note, weak=False, dispatch_uid="evil")
    yield seen
    request_started.disconnect(dispatch_uid="evil")


@pytest.fixture
def outcome(page, client, live_server, settings, tmp_path, requests):
    """What the library says happened, after it played once in full."""
    settings.MEDIA_ROOT = tmp_path
    stage = raise_curtain(package(EVIL), page, client, live_server)
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    with page.expect_console_message(lambda said: said.text.startswith("EVIL "), timeout=20_000) as said:
        stage.page.goto(stage.address)
    stage.page.wait_for_timeout(1500)
    return stage, json.loads(said.value.text.removeprefix("EVIL ")), dialogs


def test_a_hostile_library_stays_in_its_box(outcome, requests):
    stage, told, dialogs = outcome

    assert {name: result for name, result in told.items() if result.startswith("DONE")} == {}
    assert [path for _method, path, _session in requests if "evil=" in path] == []
    assert [
        path
        for _method, path, session in requests
        if session and path.startswith(("/h5p/libraries", "/h5p/contents", "/h5p/player"))
    ] == []
    assert (stage.page.url, len(stage.page.context.pages), dialogs) == (stage.address, 1, [])
    assert list(H5PAttempt.objects.values_list("raw", "maximum")) == [(3, 3)]
    assert not H5PState.objects.exists()
    assert stage.page.locator(".h5p-link").is_hidden()

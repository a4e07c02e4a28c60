"""What a first visit of a participant costs on the wire, through the real server with its compression."""

import json

import pytest

from tests.journeys.house import ROOT

pytestmark = pytest.mark.browser
PAGE_LIMIT, SCRIPT_LIMIT = 150_000, 40_000
FIGURES = ROOT / "var" / "proof" / "weight.json"
SOFIA = "sofia.wikberg@tva-ugnar.example"


def test_participant_pages_are_light(somebody):
    sofia = somebody("sv").sign_in(SOFIA)
    session = sofia.context.cookies()

    figures = {name: weigh(somebody, session, path) for name, path in pages_of(sofia).items()}

    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    FIGURES.write_text(json.dumps(figures, indent=1))
    heavy = {
        name: page
        for name, page in figures.items()
        if page["bytes"] > PAGE_LIMIT or page["script_bytes"] > SCRIPT_LIMIT
    }
    assert heavy == {}


def pages_of(person):
    """One page of each kind of activity, and the others of a participant; exercises bring H5P and are not counted."""
    space = person.page.locator("a[href^='/enrolments/']").first.get_attribute("href").split("activities/")[0]
    person.open(space)
    rows = person.page.locator("main ul.rows li:has(a)").evaluate_all(
        "rows => rows.map(row => [row.querySelector('.meta')?.textContent.split(',')[0].trim(), "
        "row.querySelector('a').getAttribute('href')])"
    )
    kinds = {kind: path for kind, path in reversed(rows) if kind and "/activities/" in path}
    kinds = {kind: path for kind, path in kinds.items() if kind != person.say("Exercise")}
    reviews = person.page.locator("a[href^='/reviews/']")
    kinds |= {"review": reviews.first.get_attribute("href")} if reviews.count() else {}
    return {"home": "/", "course space": space, "people": f"{space}people/", "settings": "/settings/"} | kinds


def weigh(somebody, cookies, path):
    """Bytes on the wire of a first visit: nothing is in the browser's cache."""
    visitor = somebody("sv")
    visitor.context.add_cookies(cookies)
    wire = visitor.context.new_cdp_session(visitor.page)
    kinds, sizes = {}, {}
    wire.on("Network.responseReceived", lambda said: kinds.update({said["requestId"]: said["type"]}))
    wire.on(
        "Network.loadingFinished", lambda said: sizes.update({said["requestId"]: said["encodedDataLength"]})
    )
    wire.send("Network.enable")
    visitor.open(path)
    visitor.page.wait_for_load_state("networkidle")
    played = visitor.page.locator("iframe").count()
    script = sum(size for request, size in sizes.items() if kinds.get(request) == "Script")
    total = sum(sizes.values())
    visitor.close()
    return {"bytes": round(total), "script_bytes": round(script), "requests": len(sizes)} | (
        {"note": "with H5P"} if played else {}
    )

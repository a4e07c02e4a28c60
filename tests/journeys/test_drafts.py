"""Nothing typed is lost: a killed tab, an expired sign-in, two windows."""

import re
import time

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PERSON = "priya.raman@kodladan.example"
WORDS = "What I hand over from Monday on, to whom, and where the limit is. "


@pytest.fixture
def writer(somebody):
    """A participant at the page of an assignment that takes work."""
    person = somebody("en").sign_in(PERSON)
    person.page.locator("a[href^='/enrolments/']").first.click()
    person.settle()
    if "/activities/" in person.page.url:
        person.open(person.page.url.split("activities/")[0])
    links = person.page.locator("main li:has(.meta:has-text('Assignment')) a").evaluate_all(
        "links => links.map(link => link.href)"
    )
    for link in links:
        person.open(link)
        if person.page.locator("[name=hand_in]").count():
            return person
    raise AssertionError("No assignment takes work.")


def area(person):
    return person.page.locator("#id_text")


def saved(person):
    expect(person.page.locator("[data-saved][data-state=saved]")).to_be_visible(timeout=15_000)


def test_at_most_two_seconds_of_text_are_lost_with_the_tab(writer):
    area(writer).fill("")
    start = time.monotonic()
    area(writer).press_sequentially(WORDS * 3, delay=40)
    speed = len(WORDS * 3) / (time.monotonic() - start)
    address, typed = writer.page.url, area(writer).input_value()
    writer.kill_tab()
    writer.open(address)

    expect(area(writer)).to_have_value(re.compile("What I hand over"))
    kept = area(writer).input_value()
    assert typed.startswith(kept)
    assert len(typed) - len(kept) <= 2 * speed


def test_an_expired_sign_in_keeps_the_text_and_says_so(writer):
    writer.forgive("40[13]|Failed to load resource")
    area(writer).fill("Before.")
    saved(writer)
    address = writer.page.url
    writer.context.clear_cookies(name="session")
    area(writer).fill("Before. And after the sign-in had run out.")

    writer.see("Not saved yet. Your text stays in this browser and is sent as soon as it can be.")
    writer.page.goto(address)
    writer.page.locator("#id_login").fill(PERSON)
    writer.page.locator("#id_password").fill("demo-norrsken-2026")
    writer.press("Sign in", exact=True)
    expect(area(writer)).to_have_value("Before. And after the sign-in had run out.")
    saved(writer)


def test_the_older_of_two_windows_is_shown_both_texts(writer):
    writer.forgive("409|conflict")
    area(writer).fill("Where both began.")
    saved(writer)
    first = writer.page
    second = writer.context.new_page()
    second.goto(first.url)
    second.locator("#id_text").fill("Written in the second window.")
    expect(second.locator("[data-saved][data-state=saved]")).to_be_visible(timeout=15_000)

    area(writer).fill("Written in the first window.")

    panel = first.locator("[data-conflict]")
    expect(panel).to_be_visible(timeout=15_000)
    expect(panel.locator("pre")).to_have_text("Written in the second window.")
    expect(area(writer)).to_have_value("Written in the first window.")
    writer.press("Keep my text")
    saved(writer)
    second.reload()
    expect(second.locator("#id_text")).to_have_value("Written in the first window.")

"""The participant's part by keyboard alone: what has the focus is visible at every step."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.person import PASSWORD

pytestmark = pytest.mark.browser
VISIBLE = """() => { const e = document.activeElement; const s = getComputedStyle(e);
  const ring = (s) => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none";
  return e.tagName === "IFRAME" || ring(s) || (e.type === "radio" && ring(getComputedStyle(e.closest("label")))); }"""


class Keyboard:
    """Hands that never touch the mouse."""

    def __init__(self, person):
        self.person, self.page, self.hidden = person, person.page, []

    def reach(self, locator, presses=250):
        """Press Tab until it has the focus."""
        for _press in range(presses):
            self.page.keyboard.press("Tab")
            if not self.page.evaluate(VISIBLE):
                self.hidden.append(self.page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
            if locator.evaluate("e => e === e.getRootNode().activeElement"):
                return self
        raise AssertionError(f"Tab never came to {locator}")

    def reach_folded(self, part, *, leads=True):
        """Unfold what hides it, then reach it; what leads nowhere is only seen."""
        fold = part.locator("xpath=ancestor::details[not(@open)]")
        if fold.count():
            self.reach(fold.locator("summary").first).press("Enter")
        expect(part).to_be_visible()
        return self.reach(part) if leads else self

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        self.page.wait_for_load_state("domcontentloaded")
        return self


def test_the_whole_way_through_by_keyboard(somebody):
    hands = sign_in(Keyboard(somebody("en")), "priya.raman@kodladan.example")

    the_first_key_skips_to_the_content(hands)
    read_the_feedback(hands)
    space = open_the_course(hands)
    read_a_lesson(hands, space)
    answer_an_exercise(hands, space)
    write_and_hand_in(hands, space)
    reflect(hands, space)
    review_a_colleague(hands)
    assert hands.hidden == []


def test_a_certificate_is_downloaded_by_keyboard(somebody):
    hands = sign_in(Keyboard(somebody("en")), "nadia.petrova@blixtholmens-el.example")
    page = hands.page

    hands.reach(page.locator("main a[href^='/certificates/']").first).press("Enter")
    page.wait_for_url("**/certificates/*/")
    hands.reach(page.locator("main a[href*='/pdf/']").first)
    with page.expect_download() as download:
        page.keyboard.press("Enter")

    assert download.value.path().read_bytes().startswith(b"%PDF")
    assert hands.hidden == []


def sign_in(hands, email):
    page = hands.page
    hands.person.open("/accounts/login/")
    hands.reach(page.locator("#id_login"))
    page.keyboard.type(email)
    hands.reach(page.locator("#id_password"))
    page.keyboard.type(PASSWORD)
    hands.press("Enter")
    page.wait_for_url(hands.person.url + "/")
    return hands


def the_first_key_skips_to_the_content(hands):
    hands.reach(hands.page.locator("a.skip"), presses=1).press("Enter")
    assert hands.page.url.endswith("#content")


def open_the_course(hands):
    hands.person.open("/")
    hands.reach(hands.page.locator("main h2 a[href^='/enrolments/']").first).press("Enter")
    hands.page.wait_for_url("**/enrolments/*/")
    return hands.page.url


def activity(page, kind):
    return page.locator(f"main li:has(.meta:has-text('{kind}')) a")


def read_a_lesson(hands, space):
    page = hands.page
    hands.reach_folded(activity(page, "Lesson").first).press("Enter")
    page.wait_for_url("**/activities/**")
    button = page.get_by_role("button", name="I have read this")
    if button.count():
        hands.reach(button).press("Enter")
    expect(page.locator("section.finish .status")).to_be_visible()
    page.goto(space)


def answer_an_exercise(hands, space):
    page = hands.page
    hands.reach_folded(activity(page, "Exercise").first).press("Enter")
    page.wait_for_selector("iframe[data-ready]")
    frame = page.frame_locator("iframe[data-ready]")
    button = frame.get_by_role("button").first
    for group in range(frame.get_by_role("group").count()):
        answers = frame.get_by_role("group").nth(group).locator("input")
        if answers.first.is_enabled():
            hands.reach(answers.first).press("Space")
    hands.reach(button).press("Enter")
    expect(page.locator(".h5p-status")).not_to_be_empty()
    page.goto(space)


def write_and_hand_in(hands, space):
    page = hands.page
    links = activity(page, "Assignment").evaluate_all("links => links.map(link => link.href)")
    for link in links:
        page.goto(link)
        if page.locator("[name=hand_in]").count():
            break
    hands.reach(page.locator("#id_text"))
    page.keyboard.type("From Monday on the purchases are hers, up to ten thousand crowns.")
    expect(page.locator("[data-saved][data-state=saved]")).to_be_visible()
    hands.reach(page.locator("[name=hand_in]")).press("Enter")
    hands.person.see("It has arrived")


def reflect(hands, space):
    page = hands.page
    page.goto(space)
    hands.reach_folded(activity(page, "Reflection").first).press("Enter")
    page.wait_for_url("**/activities/**")
    hands.reach(page.locator("textarea").first)
    page.keyboard.type("I can do without the Monday list.")
    hands.reach(page.get_by_role("button", name="Save", exact=True).first).press("Enter")
    expect(page.locator("textarea").first).to_have_value(re.compile("Monday list"))


def review_a_colleague(hands):
    page = hands.page
    hands.person.open("/")
    hands.reach(page.locator("main a[href^='/reviews/']").first).press("Enter")
    page.wait_for_url("**/reviews/*/")
    hands.reach_folded(page.locator(".good-feedback li").first, leads=False)
    for criterion in page.locator(".criterion").all():
        hands.reach(criterion.locator("input").first).press("ArrowDown")
        expect(criterion.locator("input").nth(1)).to_be_checked()
    hands.reach(page.locator("#id_comment"))
    page.keyboard.type("Keep the amount in crowns. Try to name one person next.")
    hands.reach(page.locator("[name=send]")).press("Enter")
    hands.person.see("Your review has been sent. Thank you: somebody gets further with it.")


def read_the_feedback(hands):
    page = hands.page
    hands.person.open("/")
    hands.reach(page.locator("main a[href$='/feedback/']").first).press("Enter")
    page.wait_for_url("**/feedback/")
    hands.person.see("Feedback by criterion")

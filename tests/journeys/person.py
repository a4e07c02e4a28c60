"""Somebody at a browser: what they see, press and write, by the words of their language."""

import re
from urllib.parse import urlsplit

from django.utils import translation
from django.utils.translation import gettext, ngettext, pgettext
from playwright.sync_api import expect

PASSWORD = "demo-norrsken-2026"
TELL_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`content policy: ${event.violatedDirective} ${event.blockedURI} in ${event.documentURI}`), true);"""


class Person:
    """One browser window; whatever goes wrong in it is kept in `problems` and fails the test in the end."""

    def __init__(self, context, url, language):
        self.context, self.url, self.language = context, url, language
        self.problems, self.forgiven = [], []
        context.add_init_script(TELL_VIOLATIONS)
        context.set_default_timeout(20_000)
        context.on("page", self._listen)
        self.page = context.new_page()

    def _listen(self, page):
        page.on("pageerror", lambda error: self._note(f"error in {page.url}: {error}"))
        page.on("console", lambda said: said.type == "error" and self._note(f"{said.text} in {page.url}"))
        page.on("request", self._watch)

    def _watch(self, request):
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https"} and f"{parts.scheme}://{parts.netloc}" != self.url:
            self._note(f"asked another host: {request.url}")

    def _note(self, problem):
        if not any(re.search(pattern, problem) for pattern in self.forgiven):
            self.problems.append(problem)

    def forgive(self, pattern):
        """A problem that the test itself causes, such as the 409 of a conflict."""
        self.forgiven.append(pattern)

    # --- words ---------------------------------------------------------------------------------

    def say(self, text, context="", **values):
        """The English text of the catalogue in the person's language, filled in."""
        with translation.override(self.language):
            said = pgettext(context, text) if context else gettext(text)
            return said % values if values else said

    def count(self, one, many, number, **values):
        with translation.override(self.language):
            return ngettext(one, many, number) % values

    # --- going -----------------------------------------------------------------------------------

    def open(self, path):
        answer = self.page.goto(path if path.startswith("http") else self.url + path)
        assert answer is None or answer.status < 400, f"{path}: {answer.status}"
        return self

    def sign_in(self, email, password=PASSWORD):
        self.open("/accounts/login/")
        self.page.get_by_role("textbox", name=self.say("Email")).or_(
            self.page.locator("#id_login")
        ).first.fill(email)
        self.page.locator("#id_password").fill(password)
        self.press("Sign in", exact=True)
        self.page.wait_for_url(self.url + "/")
        return self

    def speak(self, language):
        """Choose the language by the switch of the page."""
        if self.page.locator("html").get_attribute("lang") != language:
            self.page.locator(f"form[action$='/language/'] button[value={language}]").first.evaluate(
                "b => b.click()"
            )
            self.page.wait_for_selector(f"html[lang={language}]")

    def knows(self, path):
        """Whether the page opens for this person."""
        return self.fetch(path).status == 200

    def fetch(self, path):
        """The page's bytes for the one who is signed in here, without a window."""
        return self.context.request.get(self.url + path, headers={"Accept-Language": self.language})

    def press(self, text, *, exact=True, within=None, **values):
        (within or self.page).get_by_role("button", name=self.say(text, **values), exact=exact).first.click()
        self.settle()

    def follow(self, text, *, exact=False, within=None, **values):
        (within or self.page).get_by_role("link", name=self.say(text, **values), exact=exact).first.click()
        self.settle()

    def settle(self):
        self.page.wait_for_load_state("domcontentloaded")

    def kill_tab(self):
        """The tab is gone without a word to the page; the browser and its sign-in stay."""
        dead = self.page
        self.page = self.context.new_page()
        dead.close(run_before_unload=False)

    # --- looking ---------------------------------------------------------------------------------

    def see(self, text, **values):
        expect(self.page.get_by_text(self.say(text, **values)).first).to_be_visible(timeout=20_000)
        return self

    def not_see(self, text, **values):
        expect(self.page.get_by_text(self.say(text, **values))).to_have_count(0)

    def heading(self, text):
        expect(self.page.get_by_role("heading", name=self.say(text)).first).to_be_visible()

    def writing(self, label, text, **values):
        self.page.get_by_label(self.say(label, **values)).first.fill(text)

    def reload_until(self, text, tries=80, **values):
        """Come back until it is there: a job has to run first."""
        words = self.page.get_by_text(self.say(text, **values)).first
        for _attempt in range(tries):
            if words.is_visible():
                return self
            self.page.wait_for_timeout(250)
            self.page.reload()
        raise AssertionError(f"Never saw: {self.say(text, **values)}")

    def close(self):
        self.context.close()

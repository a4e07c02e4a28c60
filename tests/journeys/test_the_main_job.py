"""The whole job in one go and through the pages: from a published version to a certificate that is revoked again."""

import datetime
import re

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import expect

from tests.journeys.world import WORDS, email_of

pytestmark = pytest.mark.browser
PEOPLE = (
    ("Maja", "Lindmark", "Sågen i byn AB"),
    ("Nils", "Åkerlund", "Rökeriet AB"),
    ("Olga", "Öberg", "Kodbyrån AB"),
)
NEW_PASSWORD = "granar under vinterhimlen"
WORK = "Från och med måndag bestämmer Nils om inköpen upp till tiotusen kronor."
ALL = pytest.mark.prove


@pytest.mark.parametrize("language", ["sv", pytest.param("de", marks=ALL), pytest.param("en", marks=ALL)])
def test_a_manager_goes_through_a_programme_and_gets_a_certificate(language, somebody, house, tmp_path):
    job = Job(language, somebody, house, tmp_path)
    job.author_publishes()
    job.administrator_makes_a_cohort()
    job.administrator_imports(tmp_path / "people.csv")
    job.administrator_sets_up_the_certificate()
    manager, *others = [job.accept_invitation(*person) for person in PEOPLE]
    job.read_the_lesson(manager)
    job.answer_the_exercise(manager)
    job.hand_in_after_a_killed_tab(manager)
    for colleague in others:
        job.hand_in(colleague)
    job.facilitator_hands_out()
    for person in (manager, *others):
        job.review_both(person)
    job.facilitator_releases()
    job.read_the_feedback(manager)
    job.facilitator_takes_attendance()
    address = job.download_the_certificate(manager)
    job.verify_and_revoke(address)


def mail_of(given_name, language):
    return f"{given_name.lower()}.{language}@journeys.example"


def is_kept_state(response):
    """The exercise says by itself, a moment later, where the person was."""
    return response.request.method == "POST" and response.url.endswith("/state/")


def unfold(details):
    details.evaluate("details => { details.open = true; }")


class Job:
    def __init__(self, language, somebody, house, folder):
        self.language, self.somebody, self.house, self.folder = language, somebody, house, folder
        self.words = WORDS[language]

    def staff(self, role):
        return self.somebody(self.language).sign_in(email_of(role, self.language))

    # --- author and administrator ----------------------------------------------------------------

    def author_publishes(self):
        author = self.staff("author").open("/cms/courses/")
        author.follow("Publish a version")
        author.see("Everything is in order.")
        author.press("Publish version %(number)s", number=1)
        author.see("Version %(number)s is published. Cohorts can be made from it.", number=1)

    def administrator_makes_a_cohort(self):
        self.administrator = administrator = self.staff("administrator").open("/office/")
        administrator.follow("Set up a cohort")
        page = administrator.page
        page.locator("#id_version").select_option(index=1)
        page.locator("#id_name").fill(f"{self.words['course']} 1")
        page.locator("#id_starts_on").fill(str(datetime.date.today() - datetime.timedelta(days=7)))  # noqa: DTZ011
        page.locator("#id_seats").fill("5")
        page.get_by_label("Folke Resande").check()
        administrator.press("Show the dates")
        administrator.see("All dates")
        administrator.see("These dates come from the rules of the course version. Nothing has been made yet.")
        administrator.press("Make the cohort")
        administrator.heading("Import a list")
        self.desk = page.url.removesuffix("import/")

    def administrator_imports(self, path):
        rows = [
            f"{mail_of(given, self.language)};{given};{family};{self.language};{company}"
            for given, family, company in PEOPLE
        ]
        path.write_text(
            "\n".join(["E-post;Förnamn;Efternamn;Språk;Företag", *rows, "inte en adress;Eva;Fel;;"])
        )
        administrator = self.administrator
        administrator.page.locator("#id_file").set_input_files(path)
        administrator.press("Show what it does")
        administrator.see("This is not an e-mail address.")
        bring_in = administrator.count("Bring in %(count)s person", "Bring in %(count)s people", 3, count=3)
        administrator.press(bring_in)
        expect(administrator.page.get_by_role("link", name="Maja Lindmark")).to_be_visible()

    def administrator_sets_up_the_certificate(self):
        administrator = self.administrator
        administrator.open(self.desk)
        administrator.follow("Certificates")
        administrator.follow("Set up the certificate")
        for code, words in WORDS.items():
            administrator.page.locator(f"#id_name_{code}").fill(words["course"])
            administrator.page.locator(f"#id_title_{code}").fill("Näringslivschef")
        administrator.page.locator("#id_signatory").fill("Agnes Resande")
        administrator.page.locator("#id_place").fill(self.words["place"])
        administrator.page.locator("#id_automatic").check()
        administrator.press("Save")
        administrator.see("Nobody is waiting for a certificate.")

    # --- the participant -------------------------------------------------------------------------

    def accept_invitation(self, given_name, family_name, company):
        person = self.somebody(self.language)
        self.open_the_mailed_link(person, mail_of(given_name, self.language))
        expect(person.page.locator("#id_given_name")).to_have_value(given_name)
        person.page.locator("#id_password").fill(NEW_PASSWORD)
        person.press("Set up my account")
        person.see("Your next step")
        return person

    def open_the_mailed_link(self, person, address):
        person.open(f"/demo/mail/?q={address}")
        letters = person.page.locator("main table a").evaluate_all("links => links.map(link => link.href)")
        for letter in letters:
            person.open(letter)
            link = person.page.locator("main a[href*='/invitations/']")
            if link.count():
                link.first.click()
                return

    def read_the_lesson(self, person):
        person.page.locator(".next .button.primary").click()
        expect(person.page.get_by_role("heading", level=1)).to_have_text(self.words["lesson"])
        person.press("I have read this")

    def answer_the_exercise(self, person):
        page = person.page
        page.wait_for_selector("iframe[data-ready]")
        frame = page.frame_locator("iframe[data-ready]")
        with page.expect_response(is_kept_state):
            frame.get_by_label(self.words["right"]).check()
            frame.get_by_role("button").first.click()
        expect(page.locator(".h5p-status")).to_contain_text("1")
        page.reload()
        expect(
            page.get_by_text(
                person.say("Your best result so far: %(reached)s of %(most)s.", reached=1, most=1)
            )
        )
        page.wait_for_selector("iframe[data-ready]")
        expect(frame.get_by_label(self.words["right"])).to_be_checked()

    def hand_in_after_a_killed_tab(self, person):
        person.page.locator("a[rel=next]").click()
        address = person.page.url
        person.page.locator("#id_text").press_sequentially(WORK[:30])
        expect(person.page.locator("[data-saved][data-state=saved]")).to_be_visible()
        person.kill_tab()
        person.open(address)
        expect(person.page.locator("#id_text")).to_have_value(WORK[:30])
        person.page.locator("#id_text").fill(WORK)
        self.press_hand_in(person)

    def hand_in(self, person):
        person.page.get_by_role("link", name=self.words["course"]).first.click()
        person.page.get_by_role("link", name=self.words["assignment"]).first.click()
        person.page.locator("#id_text").fill(WORK[::-1])
        self.press_hand_in(person)

    def press_hand_in(self, person):
        person.press("Hand in")
        person.see("It has arrived")
        expect(person.page.locator(".receipt .reference")).to_have_text(re.compile(r"\w{4,}"))

    def review_both(self, person):
        for _review in range(2):
            person.open("/")
            person.page.locator("a[href*='/reviews/']").first.click()
            person.page.get_by_text(self.words["levels"][1], exact=True).first.click()
            person.page.get_by_label(person.say("What you saw")).fill("Det går att följa steg för steg.")
            person.page.locator("#id_comment").fill("Behåll gränsen i kronor.")
            person.press("Send the review")

    def read_the_feedback(self, person):
        person.open("/")
        person.page.get_by_role("link", name=self.words["assignment"]).last.click()
        person.see("Feedback by criterion")
        expect(person.page.get_by_text("Behåll gränsen i kronor.").first).to_be_visible()

    # --- the facilitator -------------------------------------------------------------------------

    def facilitator_hands_out(self):
        self.facilitator = facilitator = self.staff("facilitator")
        facilitator.page.get_by_role("link", name=f"{self.words['course']} 1").first.click()
        unfold(facilitator.page.locator("details.key"))
        facilitator.follow("work and feedback")
        facilitator.follow("Reviews by peers")
        facilitator.see("Who reviews whom")
        facilitator.press(
            facilitator.count("Hand out %(count)s review", "Hand out %(count)s reviews", 6, count=6)
        )
        facilitator.see("The reviews are handed out. Everybody has got a letter.")

    def facilitator_releases(self):
        self.facilitator.page.reload()
        self.facilitator.see("All reviews are written. The authors get a letter.")
        self.facilitator.press("Release the feedback")

    def facilitator_takes_attendance(self):
        facilitator = self.facilitator
        facilitator.follow("Dates", exact=True)
        facilitator.follow("Attendance")
        facilitator.press("The rest were present")
        facilitator.press("Save attendance")
        facilitator.see(facilitator.count("Saved: %(count)s entry.", "Saved: %(count)s entries.", 3, count=3))

    # --- the certificate -------------------------------------------------------------------------

    def download_the_certificate(self, person):
        person.open("/")
        person.reload_until("Your certificates")
        person.page.locator("a[href*='/certificates/']").first.click()
        person.see("This certificate is valid")
        with person.page.expect_download() as download:
            person.page.locator("a[href*='/pdf/']").first.click()
        path = self.folder / "certificate.pdf"
        download.value.save_as(path)
        with pypdfium2.PdfDocument(path) as document:
            text = "\n".join(page.get_textpage().get_text_range() for page in document)
            image = document[0].render(scale=3).to_pil()
        assert "Maja Lindmark" in text
        assert self.words["course"] in text
        (code,) = zxingcpp.read_barcodes(image)
        return code.text

    def verify_and_revoke(self, address):
        assert address.startswith(self.house.url)
        visitor = self.somebody(self.language).open(address)
        visitor.see("This certificate is valid")
        expect(visitor.page.get_by_text("Maja Lindmark").first).to_be_visible()
        administrator = self.administrator.open(self.desk)
        administrator.follow("Certificates")
        administrator.follow("Maja Lindmark")
        administrator.follow("Revoke")
        administrator.page.get_by_role("radio").first.check()
        administrator.press("Revoke")
        administrator.see("This certificate has been revoked")
        visitor.page.reload()
        visitor.see("This certificate has been revoked")

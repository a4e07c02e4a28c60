"""Pictures of the main pages of a running demo, to look at: `python -m tests.journeys.screenshots 8000 folder`.

Phone and desktop, light and dark; with `--readme` only those of the README, into docs/screenshots.
"""

import argparse
import io
import os
import sys
from pathlib import Path

import django
import pypdfium2
from django.apps import apps
from PIL import Image
from playwright.sync_api import sync_playwright

if not apps.ready:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()

from tests.chromium import launch_arguments
from tests.journeys.house import ROOT
from tests.journeys.person import Person

SIZES = {"phone": {"width": 360, "height": 800}, "desktop": {"width": 1280, "height": 900}}
KRISTINA, GUNILLA, KARIN = (
    "kristina.oberg@norrskars-sag.example",
    "gunilla.astrom@skelleftea.example",
    "karin.nyberg@skelleftea.example",
)
# How much of a page the README shows: the desk down to its map.
HEIGHTS = {"desk": 1640}
README = {
    "home": "participant-home",
    "course-space": "course-space",
    "review": "peer-review",
    "desk": "cohort-desk",
}


def first(person, selector):
    """Where the first such link leads."""
    return person.page.locator(selector).first.get_attribute("href")


def participant_pages(person):
    yield "home", "/"
    person.open("/")
    space = first(person, "a[href^='/enrolments/']").split("activities/")[0]
    yield "course-space", space
    person.open(space)
    for name, icon in (
        ("lesson", "Lektion"),
        ("assignment", "Uppgift"),
        ("exercise", "Övning"),
        ("reflection", "Reflektion"),
    ):
        link = person.page.locator(f"main li:has(.meta:has-text('{icon}')) a")
        if link.count():
            yield name, link.first.get_attribute("href")
    if person.page.locator("a[href^='/reviews/']").count():
        yield "review", first(person, "a[href^='/reviews/']")


def facilitator_pages(person):
    yield "today", "/"
    person.open("/")
    desk = first(person, "main a[href^='/cohorts/']:not([href='/cohorts/'])")
    desk = "/".join(desk.split("/")[:3]) + "/"
    yield "desk", desk
    yield "participants", f"{desk}participants/"
    yield "dates", f"{desk}dates/"
    person.open(desk)
    assess = person.page.locator("a[href$='/assess/']")
    if assess.count():
        yield "to-assess", assess.first.get_attribute("href")


def administrator_pages(person):
    yield "office", "/office/"
    yield "cohort-set-up", "/cohorts/new/"
    person.open("/office/")
    for link in person.page.locator("main table a[href^='/cohorts/']").all():
        cohort = link.get_attribute("href")
        person.context.request.get(person.url + cohort)
        answer = person.context.request.get(f"{person.url}{cohort}certificates/").text()
        if 'href="/certificates/' in answer:
            yield "certificates", f"{cohort}certificates/"
            certificate = answer.split('href="/certificates/')[1].split("/")[0]
            yield "certificate", f"/certificates/{certificate}/"
            person.open(f"/certificates/{certificate}/")
            yield "verify", first(person, "main a[href*='/verify/']")
            return


ROLES = {KRISTINA: participant_pages, GUNILLA: facilitator_pages, KARIN: administrator_pages}


def take(browser, url, folder, *, readme):
    for email, pages in ROLES.items():
        person = Person(browser.new_context(locale="sv", viewport=SIZES["desktop"]), url, "sv").sign_in(email)
        for name, path in list(pages(person)):
            if not readme:
                picture(person, name, path, folder)
            elif name in README:
                person.open(path)
                clip = {"x": 0, "y": 0, "width": 1280, "height": HEIGHTS.get(name, 1180)}
                keep_small(person.page.screenshot(full_page=True, clip=clip), folder / f"{README[name]}.png")
            if name == "certificate" and not readme:
                paper(person, folder)
        person.close()


def picture(person, name, path, folder):
    for size, viewport in SIZES.items():
        person.page.set_viewport_size(viewport)
        for scheme in ("light", "dark"):
            person.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            person.open(path)
            person.page.wait_for_load_state("networkidle")
            person.page.screenshot(path=folder / f"{name}-{size}-{scheme}.png", full_page=size == "desktop")


def paper(person, folder):
    """The certificate's PDF as a picture."""
    pdf = person.context.request.get(person.url + first(person, "a[href*='/pdf/']")).body()
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, start=1):
            page.render(scale=1.4).to_pil().save(folder / f"certificate-page-{number}.png")


def keep_small(data, path):
    image = Image.open(io.BytesIO(data)).convert("RGB")
    image.quantize(colors=128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        path, optimize=True
    )


def main():
    parser = argparse.ArgumentParser(prog="tests.journeys.screenshots")
    parser.add_argument("port", type=int)
    parser.add_argument("folder", nargs="?", default=str(ROOT / "var" / "screenshots"))
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    folder = ROOT / "docs" / "screenshots" if options.readme else Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_arguments({}))
        take(browser, f"http://127.0.0.1:{options.port}", folder, readme=options.readme)
        browser.close()
    sys.stdout.write(f"{folder}\n")


if __name__ == "__main__":
    main()

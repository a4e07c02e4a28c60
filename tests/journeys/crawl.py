"""Everything that a person can reach by links from their first page, and what every such page must be."""

import gettext
import re
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import axe_playwright_python
from bs4 import BeautifulSoup

from tests.journeys.house import ROOT

PLACE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\d+(?=/)|(?<=verify/)[^/]+(?=/)")
# Nobody's pages: files, signing out, and what Wagtail and Swagger make by themselves.
NOT_PAGES = re.compile(
    r"^/(static|media|documents|h5p|pages|api)/|/accounts/logout/|\.ics$|/pdf/|/files/|/preview/|/cms/(?!courses/|h5p/)"
)
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LEFTOVERS = re.compile(r"\{\{|\{%|%\(\w+\)s|\bNaN\b|\bundefined\b|<[A-Za-z.]+ object at")
SPEAKING = ("aria-label", "title", "placeholder", "alt")


class Crawl:
    """Follows links breadth first; `problems` are sentences that name the page."""

    def __init__(self, person, *, most_alike=3):
        self.person, self.most_alike = person, most_alike
        self.waiting, self.met, self.alike = [], set(), Counter()
        self.problems, self.pages = [], {}

    def walk(self, *starts):
        """Visit all that can be reached; returns the paths of the pages."""
        for start in starts:
            self._meet(start)
        while self.waiting:
            self._visit(self.waiting.pop(0))
        return self.pages

    def _meet(self, path):
        like = pattern_of(path)
        if path in self.met or NOT_PAGES.search(path) or self.alike[like] >= self.most_alike:
            return
        self.met.add(path)
        self.alike[like] += 1
        self.waiting.append(path)

    def _visit(self, path):
        answer = self.person.fetch(path)
        if answer.status != 200:
            self.problems.append(f"{path}: {answer.status}")
            return
        if "text/html" not in answer.headers.get("content-type", ""):
            return
        soup = BeautifulSoup(answer.text(), "lxml")
        here = urlsplit(answer.url).path
        self.pages[path] = soup
        if not here.startswith("/cms/"):
            self.problems += [f"{path}: {problem}" for problem in mistakes(soup, self.person.language)]
        for link in soup.find_all("a", href=True):
            target = urlsplit(urljoin(answer.url, link["href"]))
            if f"{target.scheme}://{target.netloc}" == self.person.url:
                self._meet(target.path + (f"?{target.query}" if target.query else ""))


def pattern_of(path):
    return PLACE.sub("*", urlsplit(path).path)


def mistakes(soup, language):
    """What is wrong with the page as it came from the server."""
    if soup.html.get("lang") != language:
        yield f"is in {soup.html.get('lang')}, not {language}"
    if len(soup.find_all("h1")) != 1:
        yield f"has {len(soup.find_all('h1'))} h1"
    ids = Counter(tag["id"] for tag in soup.find_all(id=True))
    yield from (f"has the id {name} {count} times" for name, count in ids.items() if count > 1)
    for text in words_of(soup):
        if LEFTOVERS.search(text) or text == "None":
            yield f"shows {text!r}"
        if text in untranslated(language):
            yield f"is not translated: {text!r}"


def words_of(soup):
    """What people see or hear."""
    for tag in soup(["script", "style", "code", "pre", "textarea"]):
        tag.extract()
    for foreign in soup.select("[lang]"):
        if foreign.name != "html":
            foreign.extract()
    found = [" ".join(text.split()) for text in soup.stripped_strings]
    return found + [tag[name] for name in SPEAKING for tag in soup.find_all(attrs={name: True})]


@cache
def untranslated(language):
    """English texts of the catalogues that read differently in this language."""
    if language == "en":
        return frozenset()
    said = {}
    for path in ROOT.glob(f"*/locale/{language}/LC_MESSAGES/django.mo"):
        with path.open("rb") as file:
            said |= gettext.GNUTranslations(file)._catalog
    plain = {key: value for key, value in said.items() if isinstance(key, str) and isinstance(value, str)}
    return frozenset(key for key, value in plain.items() if key and value != key) - set(plain.values())


def tokens_of(soup):
    """What the page is built of: elements with their classes."""
    return {
        f"{tag.name}.{name}"
        for tag in soup.find_all(True)
        for name in [*tag.get("class", []), tag.get("type", "")]
    }


# What another theme can change: everything else axe has seen already.
OF_COLOUR = ["color-contrast", "link-in-text-block"]


def look_at(person, path, *, schemes=("light",), phone=False):
    """Open the page in the browser: axe in each scheme and on a phone, nothing wider than a narrow phone."""
    page, found = person.page, []
    page.emulate_media(color_scheme=schemes[0], reduced_motion="reduce")
    person.open(path)
    found += [f"{path} in {schemes[0]}: {violation}" for violation in axe(page, path)]
    for scheme in schemes[1:]:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += [f"{path} in {scheme}: {violation}" for violation in axe(page, path, OF_COLOUR)]
    before = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    if not path.startswith("/cms/") and (over := page.evaluate(OVER)) > 0:
        found.append(f"{path}: {over} px wider than 320 px: {page.evaluate(WIDE)}")
    if phone:
        found += [f"{path} on a phone: {violation}" for violation in axe(page, path)]
    page.set_viewport_size(before)
    return found


WIDE = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((e) =>
  (e.getBoundingClientRect().right > innerWidth + 1 || e.scrollWidth > e.clientWidth + 1)
  && !e.closest(".scroll, .visually-hidden"))
  .slice(0, 3).map((e) => e.outerHTML.slice(0, 90))"""


SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
# A change of theme is over when nothing moves any more.
RUN = """async ([within, rules]) => {
  await new Promise((next) => setTimeout(next, rules ? 250 : 0));
  await new Promise((next) => requestAnimationFrame(next));
  await Promise.allSettled(document.getAnimations().map((each) => each.finished));
  const options = { resultTypes: ["violations"], elementRef: false };
  if (rules) options.runOnly = { type: "rule", values: rules };
  return (await axe.run(within ?? document, options)).violations; }"""


def axe(page, path, rules=None):
    """What axe finds; the script is put into a page once, however often it is asked."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(SCRIPT)
    within = "#main" if path.startswith("/cms/") else None  # the frame there is Wagtail's own
    for violation in page.evaluate(RUN, [within, rules]):
        for node in violation["nodes"][:2]:
            reason = " ".join(node.get("failureSummary", "").split())[:240]
            yield f"{violation['id']} at {node['target']}: {node['html'][:120]} ({reason})"

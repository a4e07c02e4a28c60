"""The certificate as a file: frozen facts and a language in, the bytes of a PDF out, the same ones every time.

The file is PDF/A-3a (to keep) and PDF/UA-1 (to be read aloud) at once. The renderer can reach neither the
network nor the disk: everything that it draws with is handed over as `data:` addresses.
"""

import hashlib
import logging
from functools import cache

from certificates.facts import Facts
from certificates.pdf import fonts, page, qr, sheet, xmp

VARIANT = "pdf/a-3a"

logging.getLogger("weasyprint").addHandler(logging.NullHandler())


class MissingGlyphs(ValueError):
    """No font here can write some of the characters; the file would show empty boxes."""

    def __init__(self, characters: str) -> None:
        super().__init__(f"no font has {characters}")
        self.characters = characters


def render(facts: Facts, language: str) -> bytes:
    """The certificate in that language; the same facts give the same bytes."""
    weasyprint, press = _press()
    source = page.html(facts, language, qr=qr.data_address(facts["verify_url"]))
    identifier = hashlib.sha256(source.encode()).digest()[:16]
    paper = weasyprint.HTML(string=source, url_fetcher=press["url_fetcher"])
    document = paper.render(
        stylesheets=[press["sheet"], _accent(facts, press)],
        font_config=press["font_config"],
        pdf_variant=VARIANT,
        pdf_tags=True,
    )
    xmp.also_accessible(document.metadata)
    written = document.write_pdf(pdf_variant=VARIANT, pdf_tags=True, pdf_identifier=identifier)
    _refuse_empty_boxes(document)
    return written


def is_covered(text: str) -> bool:
    """Whether the site's own fonts have every character of the text."""
    return set(text) <= fonts.characters()


def _accent(facts: Facts, press: dict):
    weasyprint, _ = _press()
    colour = sheet.accent(facts["organisation"]["accent"])
    return weasyprint.CSS(string=colour, url_fetcher=press["url_fetcher"])


@cache
def _press():
    """What every certificate is printed with, made once per process; WeasyPrint needs Pango, so it loads late."""
    import weasyprint  # noqa: PLC0415  needs Pango: the site starts without it
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    fetcher = URLFetcher(allowed_protocols={"data"})
    font_config = FontConfiguration()
    text = fonts.faces() + sheet.text()
    style = weasyprint.CSS(string=text, font_config=font_config, url_fetcher=fetcher)
    return weasyprint, {"url_fetcher": fetcher, "font_config": font_config, "sheet": style}


def _refuse_empty_boxes(document) -> None:
    missing = {codepoint for font in document.fonts.values() for codepoint in font.missing}
    if missing:
        raise MissingGlyphs("".join(map(chr, sorted(missing))))

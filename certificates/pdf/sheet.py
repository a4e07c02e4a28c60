"""The style sheet of a certificate."""

import re
from pathlib import Path

from certificates.pdf import fonts

ACCENT = "#14532d"
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def text() -> str:
    """The sheet with the type families filled in."""
    sheet = (Path(__file__).parent / "certificate.css").read_text()
    serif, sans = fonts.stack(fonts.SERIF, "serif"), fonts.stack(fonts.SANS, "sans-serif")
    return sheet.replace('"Certificate Serif"', serif).replace('"Certificate Sans"', sans)


def accent(colour: str) -> str:
    """The organisation's colour; anything that is not six hexadecimal digits is ignored."""
    return f":root {{ --accent: {colour if COLOUR.fullmatch(colour) else ACCENT} }}"

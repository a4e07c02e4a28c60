"""The two type families of a certificate, from the site's own files, as `data:` addresses."""

import base64
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parents[2] / "lms" / "static" / "vendor" / "fonts" / "paper"
SCRIPTS = ("latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext")
SERIF, SANS = "Certificate Serif", "Certificate Sans"
WEIGHTS = (400, 600)
FILES = {SERIF: "source-serif-4", SANS: "source-sans-3"}


def stack(family: str, fallback: str) -> str:
    """The family's scripts one after another, then the system's fonts for what no file covers."""
    names = ", ".join(f'"{family} {script}"' for script in SCRIPTS)
    return f"{names}, {fallback}"


def faces() -> str:
    """The font faces of all files that are there; without any, the system's fonts are used."""
    return "".join(_faces())


@cache
def characters() -> frozenset[str]:
    """What the files of the serif, which the name is set in, can write."""
    found = FOLDER.glob(f"{FILES[SERIF]}-*-400-normal.woff2")
    return frozenset(chr(point) for file in found for point in TTFont(file).getBestCmap())


def _faces() -> Iterator[str]:
    for family, script, weight in product(FILES, SCRIPTS, WEIGHTS):
        found = next(FOLDER.glob(f"{FILES[family]}-{script}-{weight}-normal.woff2"), None)
        if found:
            address = "data:font/woff2;base64," + base64.b64encode(found.read_bytes()).decode()
            name = f'"{family} {script}"'
            yield f"@font-face {{ font-family: {name}; font-weight: {weight}; src: url({address}) }}\n"

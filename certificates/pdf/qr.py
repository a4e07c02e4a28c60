"""The QR code as drawn squares, sharp at any size."""

import io
from urllib.parse import quote

import segno


def data_address(text: str) -> str:
    """An image of the text that a telephone reads, as a `data:` address."""
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="svg", border=0, xmldecl=False, dark="#1d2329")
    return "data:image/svg+xml," + quote(drawn.getvalue().decode())

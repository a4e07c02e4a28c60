"""What our own pages may not do while they are tested."""

import inspect
import re
from pathlib import Path

from django.test import Client

ROOT = str(Path(__file__).resolve().parent.parent)
FOREIGN = ("site-packages", "dist-packages")


class UndefinedVariable(Exception):
    """A template of ours names something that nobody gave it."""


class Refuse:
    """Takes the place of `string_if_invalid`: other people's templates print nothing, ours raise."""

    def __contains__(self, key):
        return key == "%s"

    def __mod__(self, variable):
        origin = _template(inspect.currentframe())
        if any(place in origin for place in FOREIGN):
            return ""
        raise UndefinedVariable(f"{variable} in {origin}")


def _template(frame):
    """The template that is being rendered, as the innermost frame that knows it says."""
    while frame:
        if frame.f_code.co_name == "render" and getattr(frame.f_locals.get("self"), "origin", None):
            return str(frame.f_locals["self"].origin)
        frame = frame.f_back
    return ""


INLINE = re.compile(
    r"""<script(?![^>]*\b(?:src=|type="(?:application/json|speculationrules)"))[^>]*>   # a script in the page
      | <style\b | \s style=" | <[^>]+ \s on[a-z]+ \s* = \s* ["'] | href=["']javascript:""",
    re.IGNORECASE | re.VERBOSE,
)


class InlineCode(Exception):
    """Our policy lets no inline script or style run, so a page that has some is broken."""


class StrictClient(Client):
    """The test client, which refuses inline script and style in every page but Wagtail's.

    Its person reads English, where nothing else is said.
    """

    def __init__(self, *args, headers=None, **defaults):
        super().__init__(*args, headers={"accept-language": "en"} | (headers or {}), **defaults)

    def request(self, **request):
        response = super().request(**request)
        page = response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming
        if page and not request.get("PATH_INFO", "").startswith("/cms/"):
            found = INLINE.search(response.content.decode())
            if found:
                raise InlineCode(f"{request['PATH_INFO']}: {found.group()[:80]}")
        return response

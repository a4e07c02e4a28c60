"""An activity page as a participant will see it, from what the author has written but not yet published."""

from typing import Any

from django.template.response import TemplateResponse
from django.utils import translation

from content.media import live
from courses import kinds
from courses.models.versions import in_language

# The page runs no inline code, as for participants; only the editor beside it may frame it.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; frame-src 'self' https://www.youtube-nocookie.com https://player.vimeo.com; "
    "form-action 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'self'"
)


def show(page: Any, request: Any) -> TemplateResponse:
    """The rendered preview, in the page's language."""
    language = page.locale.language_code
    kind = kinds.for_page(page)
    with translation.override(language):
        settings, bodies = kind.freeze(page, {language: page}, live)
        context = {
            "page": page,
            "module": page.get_parent().title if page.path else "",
            "kind": kind,
            "blocks": bodies[language],
            "criteria": _criteria(settings, language),
            "revision": page.h5p.latest if getattr(settings, "revisions", None) else None,
        }
        response = TemplateResponse(request, "courses/preview.html", context)
        response.render()
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _criteria(settings: Any, language: str) -> list[dict[str, Any]]:
    return [
        {
            "title": in_language(criterion["titles"], language),
            "description": in_language(criterion["descriptions"], language),
            "levels": [
                {
                    "points": level["points"],
                    "label": in_language(level["labels"], language),
                    "description": in_language(level["descriptions"], language),
                }
                for level in criterion["levels"]
            ],
        }
        for criterion in getattr(settings, "rubric", {}).get("criteria", [])
    ]

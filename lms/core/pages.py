"""One template, two answers: the page, or the part that HTMX asked for."""

from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers


def render_page(request, template, context=None, *, fragment="", status=None):
    """Render the page, or only `fragment` when HTMX asks for the element of that id."""
    if fragment and request.htmx and request.htmx.target == fragment:
        template = f"{template}#{fragment}"
    response = TemplateResponse(request, template, context or {}, status=status)
    patch_vary_headers(response, ("HX-Request", "HX-Target"))
    return response

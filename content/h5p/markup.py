"""Texts as H5P libraries expect them: escaped where the form says text, cleaned where it says markup."""

import html
from typing import Any

import nh3

ALWAYS = {"div", "span", "p", "br"}
NEVER = {
    *("script", "style", "iframe", "object", "embed", "svg", "math", "textarea", "noscript", "xmp"),
    *("template", "form", "input", "button", "select", "option", "link", "meta", "base", "frame"),
    *("frameset", "applet"),
}
TABLE = {"table", "tr", "td", "th", "colgroup", "col", "thead", "tbody", "tfoot", "figure", "figcaption"}
TWINS = (
    *(("b", "strong"), ("strong", "b"), ("i", "em"), ("em", "i")),
    *(("del", "s"), ("s", "del"), ("strike", "s")),
)
STYLES = {
    *("text-align", "font-size", "font-family", "color", "background-color", "letter-spacing"),
    *("line-height", "border", "border-style", "border-width", "border-color", "border-collapse"),
    *("vertical-align", "padding", "width", "height", "float"),
}
ATTRIBUTES = {
    "*": {"style", "class", "dir", "lang", "title"},
    "a": {"href", "target"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
}
SCHEMES = {"http", "https", "mailto"}


def plain(value: Any) -> Any:
    """Metadata as text only: every string escaped, whatever the structure."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {escape(key): plain(item) for key, item in value.items()}
    return value


def escape(value: str) -> str:
    """Text that is escaped once, however often it was escaped before."""
    return html.escape(html.unescape(value), quote=True)


def clean(value: str, tags: set[str]) -> str:
    """Markup reduced to the tags that a field allows, without scripts, handlers and foreign schemes."""
    return nh3.clean(
        value,
        tags=_allowed(tags),
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        filter_style_properties=STYLES,
        link_rel="noopener noreferrer",
    )


def _allowed(tags: set[str]) -> set[str]:
    allowed = ALWAYS | tags
    if "table" in allowed:
        allowed |= TABLE
    allowed |= {twin for tag, twin in TWINS if tag in allowed}
    if allowed & {"ul", "ol"}:
        allowed.add("li")
    return allowed - NEVER

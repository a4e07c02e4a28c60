"""What people write in Markdown, as HTML that no one can turn into a program."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {"p", "br", "strong", "em", "del", "a", "ul", "ol", "li", "blockquote", "code", "pre", "hr"} | {
    "h3",
    "h4",
    "h5",
    "h6",
}
PARSER = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable("image")


def render(text: str) -> SafeString:
    """Headings begin at level three, links open without a referrer, raw HTML and pictures stay text."""
    tokens = PARSER.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + 2, 6)}"
    html = PARSER.renderer.render(tokens, PARSER.options, {})
    cleaned = nh3.clean(
        html, tags=TAGS, attributes={"a": {"href"}, "ol": {"start"}}, url_schemes={"https", "http", "mailto"}
    )
    return mark_safe(cleaned)  # noqa: S308 - cleaned by nh3 on the line above

"""Rich text as authors may write it, and the markup that may leave."""

import nh3
from wagtail.rich_text import expand_db_html

FEATURES = ["bold", "italic", "ol", "ul", "link"]
TAGS = {"p", "br", "b", "strong", "i", "em", "ol", "ul", "li", "a"}


def clean(source: str) -> str:
    """HTML with paragraphs, lists, emphasis and links to other sites; anything else falls away."""
    return nh3.clean(
        expand_db_html(source),
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"https", "http", "mailto", "tel"},
        link_rel="noopener noreferrer",
    )

"""What a lesson is made of: stream blocks that authors compose, and their frozen form.

Every block says its `facts` (plain values, files as addresses) and has one template that shows them; Wagtail's
preview, a version's frozen HTML and the participant's page are made of the same two.
"""

import mimetypes
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from content import embeds, media, richtext

WIDTHS = (640, 1280)
VIDEOS = {"webm": "video/webm", "mp4": "video/mp4"}


class Freezable:
    """A block that can be told as plain facts."""

    def facts(self, value: Any, keep: media.Keep) -> dict[str, Any]:
        raise NotImplementedError

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        return context | {"value": self.facts(value, media.live)}


def freeze_block(child: Any, keep: media.Keep) -> dict[str, Any]:
    facts = child.block.facts(child.value, keep)
    html = render_to_string(child.block.meta.template, {"value": facts}).strip()
    return {"id": child.id, "type": child.block_type, "html": html, "value": facts}


def freeze(stream: Any, keep: media.Keep) -> list[dict[str, Any]]:
    """The blocks as `{"id", "type", "html", "value"}` in the active language; `keep` gives files their address."""
    return [freeze_block(child, keep) for child in stream]


def frozen_text(key: str, source: str) -> list[dict[str, Any]]:
    """One frozen text block from a rich text field; none when there is nothing to read."""
    html = richtext.clean(source)
    if not html.strip():
        return []
    shown = render_to_string(TextBlock.TEMPLATE, {"value": {"html": html}}).strip()
    return [{"id": key, "type": "text", "html": shown, "value": {"html": html}}]


def frozen_reflection(key: str, question: str, hint: str) -> list[dict[str, Any]]:
    """One frozen reflection block from plain fields."""
    facts = {"question": question, "hint": hint}
    shown = render_to_string(ReflectionBlock.TEMPLATE, {"value": facts}).strip()
    return [{"id": key, "type": "reflection", "html": shown, "value": facts}] if question else []


def document_source(document: Any) -> media.Source:
    name = Path(document.filename).name
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    kind = {".vtt": "text/vtt", ".webm": "video/webm"}.get(Path(name).suffix.lower(), kind)
    return media.Source(document.file, name, kind, document.url, document.collection_id)


def _extension(document: Any) -> str:
    return Path(document.filename).suffix.lower().lstrip(".")


class HeadingBlock(Freezable, blocks.CharBlock):
    def facts(self, value, keep):
        return {"text": str(value)}

    class Meta:
        icon = "title"
        template = "content/blocks/heading.html"
        label = _("Heading")
        preview_value = _("Not yes or no")


class TextBlock(Freezable, blocks.RichTextBlock):
    TEMPLATE = "content/blocks/text.html"

    def __init__(self, **kwargs):
        super().__init__(**{"features": richtext.FEATURES} | kwargs)

    def facts(self, value, keep):
        return {"html": richtext.clean(value.source)}

    class Meta:
        icon = "pilcrow"
        template = "content/blocks/text.html"
        label = _("Text")
        preview_value = "<p>The task stays where it is, <b>and you still help</b>.</p>"


class ImageBlock(Freezable, blocks.StructBlock):
    """A picture; what it shows is always also said in words."""

    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(
        max_length=400,
        label=_("Description"),
        help_text=_("What the picture says to someone who cannot see it."),
    )
    caption = blocks.CharBlock(required=False, max_length=300, label=_("Caption"))

    def facts(self, value, keep):
        image = value.get("image")
        if image is None:
            return {"src": "", "srcset": "", "width": 0, "height": 0, "alt": "", "caption": ""}
        renditions = [image.get_rendition(f"width-{width}|format-webp") for width in WIDTHS]
        name = f"{Path(image.filename).stem[:80]}.webp"
        sources = [
            media.Source(each.file, name, "image/webp", each.url, image.collection_id) for each in renditions
        ]
        largest = renditions[-1]
        kept = {keep(source): each.width for source, each in zip(sources, renditions, strict=True)}
        return {
            "src": list(kept)[-1],
            "srcset": ", ".join(f"{address} {width}w" for address, width in kept.items()),
            "width": largest.width,
            "height": largest.height,
            "alt": value["alt"],
            "caption": value["caption"],
        }

    class Meta:
        icon = "image"
        template = "content/blocks/image.html"
        label = _("Image")


class VideoBlock(Freezable, blocks.StructBlock):
    """A film of our own, with captions for those who cannot hear it."""

    video = DocumentChooserBlock(label=_("Film"), help_text=_("A WebM or MP4 file."))
    captions = DocumentChooserBlock(label=_("Captions"), help_text=_("A WebVTT file in the page's language."))
    title = blocks.CharBlock(max_length=200, label=_("Title"))

    def clean(self, value):
        value = super().clean(value)
        errors = {}
        if _extension(value["video"]) not in VIDEOS:
            errors["video"] = ValidationError(_("The film must be a WebM or MP4 file."))
        if _extension(value["captions"]) != "vtt":
            errors["captions"] = ValidationError(_("The captions must be a WebVTT file (.vtt)."))
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value

    def facts(self, value, keep):
        film, captions = value.get("video"), value.get("captions")
        return {
            "src": keep(document_source(film)) if film else "",
            "type": VIDEOS.get(_extension(film), "") if film else "",
            "captions": keep(document_source(captions)) if captions else "",
            "language": translation.get_language(),
            "title": value["title"],
        }

    class Meta:
        icon = "media"
        template = "content/blocks/video.html"
        label = _("Film")


class QuoteBlock(Freezable, blocks.StructBlock):
    text = blocks.TextBlock(max_length=600, label=_("Quote"))
    source = blocks.CharBlock(required=False, max_length=200, label=_("Who says so"))

    def facts(self, value, keep):
        return {"text": value["text"], "source": value["source"]}

    class Meta:
        icon = "openquote"
        template = "content/blocks/quote.html"
        label = _("Quote")
        preview_value = {
            "text": "The hardest part was not to answer.",
            "source": "Owner, bakery, 11 employees",
        }


class TableBlock(Freezable, TypedTableBlock):
    """Words and figures in rows; the first column names the row."""

    def __init__(self, **kwargs):
        cell = ("text", blocks.CharBlock(required=False, max_length=200, label=_("Text")))
        super().__init__([cell], **kwargs)

    def facts(self, value, keep):
        return {
            "caption": value.caption or "",
            "headings": [column["heading"] for column in value.columns],
            "rows": [[str(cell.value) for cell in row] for row in value.rows],
        }

    class Meta:
        icon = "table"
        template = "content/blocks/table.html"
        label = _("Table")


class DownloadBlock(Freezable, blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(max_length=200, label=_("Title"))
    description = blocks.CharBlock(required=False, max_length=300, label=_("Description"))

    def facts(self, value, keep):
        document = value.get("document")
        return {
            "href": keep(document_source(document)) if document else "",
            "extension": _extension(document).upper() if document else "",
            "size": document.get_file_size() if document else 0,
            "title": value["title"],
            "description": value["description"],
        }

    class Meta:
        icon = "download"
        template = "content/blocks/download.html"
        label = _("Download")


class EmbedBlock(Freezable, blocks.StructBlock):
    """A film on another host; nothing is asked of that host before the participant presses play."""

    url = blocks.URLBlock(
        label=_("Address"), help_text=_("The address of a film on YouTube or Vimeo, starting with https://.")
    )
    title = blocks.CharBlock(max_length=200, label=_("Title"))

    def clean(self, value):
        value = super().clean(value)
        found = embeds.player(value["url"])
        if found is None or found.host not in settings.EMBED_HOSTS:
            message = _("Only films on YouTube and Vimeo can be shown. For others, use a link in a text.")
            raise blocks.StructBlockValidationError(block_errors={"url": ValidationError(message)})
        return value

    def facts(self, value, keep):
        found = embeds.player(value["url"] or "")
        return {
            "provider": found.provider if found else "",
            "src": found.src if found else "",
            "page": found.page if found else "",
            "title": value["title"],
        }

    class Meta:
        icon = "code"
        template = "content/blocks/embed.html"
        label = _("Film on another site")
        preview_value = {"url": "https://vimeo.com/123456789", "title": _("A short film")}


class ReflectionBlock(Freezable, blocks.StructBlock):
    """A question that the participant answers for themselves."""

    TEMPLATE = "content/blocks/reflection.html"

    question = blocks.CharBlock(max_length=400, label=_("Question"))
    hint = blocks.TextBlock(required=False, max_length=600, label=_("Hint"))

    def facts(self, value, keep):
        return {"question": value["question"], "hint": value["hint"]}

    class Meta:
        icon = "help"
        template = "content/blocks/reflection.html"
        label = _("Reflection")
        preview_value = {
            "question": "What will you stop doing?",
            "hint": "Think of last week.",
        }


def lesson_blocks() -> list[tuple[str, blocks.Block]]:
    return [
        ("heading", HeadingBlock(max_length=200)),
        ("text", TextBlock()),
        ("image", ImageBlock()),
        ("video", VideoBlock()),
        ("quote", QuoteBlock()),
        ("table", TableBlock()),
        ("download", DownloadBlock()),
        ("embed", EmbedBlock()),
        ("reflection", ReflectionBlock()),
    ]

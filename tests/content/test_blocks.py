import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.blocks import StreamBlock
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from content import blocks, embeds, media, richtext

STREAM = StreamBlock(blocks.lesson_blocks())


@pytest.fixture
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def stream(kind, value):
    return STREAM.to_python([{"type": kind, "value": value, "id": "b1"}])


def frozen(kind, value, keep=media.live):
    return blocks.freeze(stream(kind, value), keep)[0]


def make_document(name, content=b"WEBVTT\n"):
    return get_document_model().objects.create(title=name, file=ContentFile(content, name=name))


def make_image():
    file = get_test_image_file(filename="ladder.png", size=(800, 400))
    return get_image_model().objects.create(title="Ladder", file=ImageFile(file, name="ladder.png"))


def test_a_heading_is_frozen_with_its_words_and_its_html():
    assert frozen("heading", "Not yes or no") == {
        "id": "b1",
        "type": "heading",
        "html": "<h2>Not yes or no</h2>",
        "value": {"text": "Not yes or no"},
    }


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<p>Hi<script>alert(1)</script></p>", "<p>Hi</p>"),
        ('<p><a href="javascript:alert(1)">x</a></p>', '<p><a rel="noopener noreferrer">x</a></p>'),
        ('<p onclick="x()" style="color:red">Hi</p>', "<p>Hi</p>"),
        ('<p>See <img src="x" onerror="x()"></p>', "<p>See </p>"),
    ],
)
def test_rich_text_keeps_words_and_drops_programs(written, kept):
    assert richtext.clean(written) == kept


def test_markup_in_plain_fields_stays_text():
    html = frozen("quote", {"text": "<script>alert(1)</script>", "source": "<b>Me</b>"})["html"]

    assert "<script>" not in html
    assert "&lt;b&gt;Me&lt;/b&gt;" in html


def test_an_image_without_a_description_is_refused(folder):
    value = stream("image", {"image": make_image().pk, "alt": "", "caption": ""})

    with pytest.raises(ValidationError):
        STREAM.clean(value)


def test_an_image_is_frozen_in_two_sizes_by_hash(folder):
    keeper = media.Keeper()

    facts = frozen("image", {"image": make_image().pk, "alt": "A ladder", "caption": ""}, keeper)["value"]

    assert (facts["width"], facts["height"], facts["alt"]) == (800, 400, "A ladder")
    assert [part.split()[1] for part in facts["srcset"].split(", ")] == ["640w", "800w"]
    assert set(keeper.sources) == {part.split("/")[2] for part in facts["srcset"].split(", ")}


def test_a_film_without_captions_or_of_another_type_is_refused(folder):
    film, words = make_document("film.avi"), make_document("words.txt")
    value = stream("video", {"video": film.pk, "captions": words.pk, "title": "Talk"})

    with pytest.raises(ValidationError) as refused:
        STREAM.clean(value)

    assert set(refused.value.block_errors[0].block_errors) == {"video", "captions"}


@pytest.mark.parametrize(
    ("url", "src"),
    [
        (
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        ),
        ("https://youtu.be/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789?dnt=1"),
    ],
)
def test_the_player_of_a_known_host_sets_no_cookie(url, src):
    assert embeds.player(url).src == src


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/watch?v=dQw4w9WgXcQ",
        "http://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        'https://youtu.be/"><script>',
        "javascript:alert(1)",
        "https://vimeo.com/",
    ],
)
def test_other_addresses_have_no_player(url):
    assert embeds.player(url) is None


def test_a_film_on_another_host_is_refused_by_name():
    with pytest.raises(ValidationError) as refused:
        STREAM.clean(stream("embed", {"url": "https://evil.example/film", "title": "Film"}))

    assert "url" in refused.value.block_errors[0].block_errors


def test_an_embed_shows_no_frame_before_it_is_asked_for():
    html = frozen("embed", {"url": "https://vimeo.com/123456789", "title": "Film"})["html"]

    assert "<iframe" not in html
    assert 'data-embed="https://player.vimeo.com/video/123456789?dnt=1"' in html


def test_a_table_names_its_rows():
    columns = [{"type": "text", "heading": "Item"}, {"type": "text", "heading": "Kronor"}]
    value = {"columns": columns, "rows": [{"values": ["Price", "120"]}], "caption": "Kitchens"}

    html = frozen("table", value)["html"]

    assert '<th scope="row">Price</th><td>120</td>' in html


@pytest.mark.parametrize(("name", "block"), blocks.lesson_blocks())
def test_a_block_shows_its_preview(name, block):
    preview = block.get_preview_value()

    assert block.get_template(preview) == f"content/blocks/{name}.html"
    assert block.render(preview).strip()

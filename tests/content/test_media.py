import pytest
from django.core.files.base import ContentFile

from content import media, ranges
from content.actions.media import keep_all
from content.models import Media
from tests.factories import UserFactory

FILM = bytes(range(100))


@pytest.fixture
def film(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return keep("film.webm", "video/webm", FILM)


def keep(name, content_type, content):
    keeper = media.Keeper()
    address = keeper(media.Source(ContentFile(content), name, content_type, "/live/"))
    keep_all(keeper.sources.values())
    return address


def test_a_visitor_is_sent_to_sign_in(client, film):
    assert client.get(film).status_code == 302


def test_a_film_is_kept_for_ever_and_runs_nothing(as_user, film):
    response = as_user(UserFactory()).get(film)

    assert b"".join(response.streaming_content) == FILM
    assert response.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["Content-Type"] == "video/webm"


def test_a_part_of_a_film_is_sent_alone(as_user, film):
    response = as_user(UserFactory()).get(film, headers={"Range": "bytes=10-19"})

    assert (response.status_code, b"".join(response.streaming_content)) == (206, FILM[10:20])
    assert response.headers["Content-Range"] == "bytes 10-19/100"


def test_a_part_outside_the_film_is_refused(as_user, film):
    response = as_user(UserFactory()).get(film, headers={"Range": "bytes=100-"})

    assert (response.status_code, response.headers["Content-Range"]) == (416, "bytes */100")


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("bytes=-10", range(90, 100)),
        ("bytes=-500", range(100)),
        ("bytes=95-400", range(95, 100)),
    ],
)
def test_ranges_as_browsers_ask_for_them(header, part):
    assert ranges.parse(header, 100) == part


def test_a_page_among_the_files_leaves_as_attachment(as_user, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    address = keep("bad.html", "text/html", b"<script>alert(1)</script>")

    response = as_user(UserFactory()).get(address)

    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response.headers["Content-Security-Policy"]
    response.close()


def test_the_same_bytes_are_kept_once(film):
    keep("again.webm", "video/webm", FILM)

    assert Media.objects.count() == 1


def test_an_unknown_hash_is_not_found(as_user):
    assert as_user(UserFactory()).get(f"/media/{'0' * 64}/x.webm").status_code == 404

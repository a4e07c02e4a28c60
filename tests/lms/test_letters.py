import pytest

from lms.core.models import Mail


@pytest.fixture
def letter():
    text = "Your link: http://localhost:8000/invitations/x/ <b>"
    return Mail.objects.create(
        dedupe="x", recipient="siv@example.org", language="sv", subject="Välkommen", text=text
    )


def test_the_demo_shows_a_letter_with_its_link(client, letter, settings):
    settings.DEMO = True

    page = client.get(f"/demo/mail/{letter.pk}/").content.decode()

    assert 'href="http://localhost:8000/invitations/x/"' in page
    assert "<b>" not in page


def test_the_letter_box_is_searched_by_address(client, letter, settings):
    settings.DEMO = True

    found, none = (client.get(f"/demo/mail/?q={query}").content.decode() for query in ("siv@", "nobody@"))

    assert ("Välkommen" in found, "Välkommen" in none) == (True, False)


@pytest.mark.parametrize("path", ["/demo/mail/", "/demo/mail/1/"])
def test_there_is_no_letter_box_where_letters_really_leave(client, letter, path):
    assert client.get(path).status_code == 404

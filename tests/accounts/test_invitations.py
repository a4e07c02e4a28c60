import re

import pytest

from accounts.actions import give_role, invite
from accounts.models import Invitation, User
from lms.core.models import Mail
from tests.factories import OrganisationFactory, UserFactory

NEW = {"given_name": "Siv", "family_name": "Berg", "language": "sv", "password": "fjorton röda stugor"}


@pytest.fixture
def link(django_capture_on_commit_callbacks, mailoutbox):
    """The path in the letter to a newly invited person."""
    with django_capture_on_commit_callbacks(execute=True):
        invite("Siv.Berg@Example.org", organisation=OrganisationFactory(), language="en", by=UserFactory())
    return re.search(r"http://[^/]+(/invitations/\S+)", mailoutbox[0].body).group(1)


def test_the_link_sets_up_the_account_and_signs_in(client, link):
    client.post(link, NEW)

    person = User.objects.get(email="siv.berg@example.org")
    assert (person.get_full_name(), person.check_password(NEW["password"])) == ("Siv Berg", True)
    assert client.session["_auth_user_id"] == str(person.pk)


def test_a_link_works_once(client, link):
    client.post(link, NEW)

    assert client.get(link).status_code == 410


def test_a_weak_password_keeps_what_was_typed(client, link):
    response = client.post(link, NEW | {"password": "short"})

    assert response.status_code == 422
    assert 'value="Siv"' in response.content.decode()


def test_inviting_twice_sends_one_letter():
    organisation, by = OrganisationFactory(), UserFactory()

    first, second = (invite("siv@example.org", organisation=organisation, by=by) for _time in range(2))

    assert (first, Mail.objects.count(), Invitation.objects.count()) == (second, 1, 1)


def test_whoever_has_a_password_gets_no_link():
    person = User.objects.create_user("here@example.org", "long enough words")

    assert invite("here@example.org", organisation=OrganisationFactory(), by=UserFactory()) == person
    assert Mail.objects.count() == 0


def test_the_author_role_opens_wagtail():
    person = UserFactory()
    before = person.has_perm("wagtailadmin.access_admin")

    give_role(person, OrganisationFactory(), "author", by="system")

    assert (before, User.objects.get(pk=person.pk).has_perm("wagtailadmin.access_admin")) == (False, True)

import pytest

from accounts.models import Role, User
from tests.factories import ContactFactory, EnrolmentFactory, MembershipFactory, OrganisationFactory

PASSWORD = "fjorton röda stugor"


@pytest.fixture
def adviser():
    person = User.objects.create_user("siv@example.org", PASSWORD, given_name="Siv", language="sv")
    MembershipFactory(user=person, organisation=OrganisationFactory(accent="lake"), role=Role.ADVISER)
    return person


def sign_in(client):
    return client.post(
        "/accounts/login/",
        {"login": "siv@example.org", "password": PASSWORD},
        headers={"accept-language": "en"},
        follow=True,
    )


def test_pages_take_the_colour_of_the_persons_organisation(client, adviser):
    assert b'data-accent="lake"' in sign_in(client).content


def test_participants_see_the_colour_of_their_cohorts_organisation(client):
    person = User.objects.create_user("siv@example.org", PASSWORD, given_name="Siv")
    EnrolmentFactory(participant=person, cohort__organisation__accent="plum")
    sign_in(client)

    assert 'data-accent="plum"' in client.get("/settings/").content.decode()


def test_company_contacts_see_the_colour_of_an_organisation_that_serves_them(client):
    person = User.objects.create_user("siv@example.org", PASSWORD, given_name="Siv")
    ContactFactory(user=person).company.organisations.add(OrganisationFactory(accent="rust"))
    sign_in(client)

    assert 'data-accent="rust"' in client.get("/settings/").content.decode()


def test_the_answer_to_a_sign_in_is_in_the_persons_language(client, adviser):
    said = [str(message) for message in sign_in(client).context["messages"]]

    assert said
    assert not any("signed in" in message for message in said)


@pytest.mark.parametrize(
    ("role", "address"),
    [(Role.AUTHOR, "/cms/"), (Role.ADVISER, "/companies/"), (Role.ADMINISTRATOR, "/office/")],
)
def test_every_role_gets_from_home_to_its_work(client, role, address):
    client.force_login(MembershipFactory(role=role).user)

    assert f'href="{address}"' in client.get("/").content.decode()

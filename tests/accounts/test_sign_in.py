import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.test import Client

from accounts.actions import give_role, invite
from accounts.models import User
from tests.factories import MembershipFactory, OrganisationFactory

PASSWORD = "fjorton röda stugor"


@pytest.fixture(autouse=True)
def _no_earlier_attempts():
    cache.clear()


@pytest.fixture
def person():
    return User.objects.create_user("siv@example.org", PASSWORD, given_name="Siv", language="en")


def sign_in(client, password=PASSWORD, login="siv@example.org", address="/accounts/login/", **headers):
    return client.post(address, {"login": login, "password": password}, **headers)


def signed_in(client):
    return "_auth_user_id" in client.session


def test_e_mail_and_password_sign_in(client, person):
    response = sign_in(client)

    assert (response.status_code, response.headers["Location"], signed_in(client)) == (302, "/", True)


def test_the_session_gets_a_new_name_at_sign_in(client, person):
    client.get("/accounts/login/")
    before = client.session.session_key

    sign_in(client)

    assert client.session.session_key != before


def test_after_five_wrong_passwords_the_right_one_is_refused_too(client, person):
    for attempt in range(5):
        sign_in(client, f"wrong {attempt}")

    sign_in(client)

    assert not signed_in(client)


def test_a_forged_forwarded_address_gives_no_further_tries(client, person):
    for attempt in range(5):
        sign_in(client, f"wrong {attempt}", HTTP_X_FORWARDED_FOR=f"10.0.0.{attempt}")

    sign_in(client, HTTP_X_FORWARDED_FOR="10.0.0.99")

    assert not signed_in(client)


def test_a_wrong_password_and_an_unknown_address_read_the_same(client, person):
    known, unknown = sign_in(client, "wrong"), sign_in(client, "wrong", login="nobody@example.org")

    texts = [re.sub(r'value="[^"]*"', "", response.content.decode()) for response in (known, unknown)]
    assert texts[0] == texts[1]


def test_reset_answers_the_same_for_known_and_unknown(client, person, mailoutbox):
    answers = [
        client.post("/accounts/password/reset/", {"email": f"{name}@example.org"}) for name in ("siv", "no")
    ]

    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert answers[0].status_code == answers[1].status_code == 302


@pytest.fixture
def reset_link(client, person, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/password/reset/", {"email": "siv@example.org"}, HTTP_HOST="127.0.0.1")
    return re.search(r"(http://[^/]+)(/accounts/\S+)", mailoutbox[0].body)


def test_the_reset_link_names_the_site_whatever_host_was_asked(reset_link):
    assert reset_link.group(1) == "http://localhost:8000"


def test_a_reset_link_works_once(client, person, reset_link):
    form = client.get(reset_link.group(2), follow=True)
    new = {"password1": "sjutton gröna båtar", "password2": "sjutton gröna båtar"}
    client.post(form.redirect_chain[-1][0], new)

    again = Client().get(reset_link.group(2), follow=True)

    person.refresh_from_db()
    assert person.check_password("sjutton gröna båtar")
    assert b"password1" not in again.content


def test_a_new_password_ends_the_other_sessions(client, person):
    other = Client()
    sign_in(client)
    sign_in(other)
    new = {"oldpassword": PASSWORD, "password1": "sjutton gröna båtar", "password2": "sjutton gröna båtar"}

    client.post("/accounts/password/change/", new)

    assert client.get("/settings/").status_code == 200
    assert other.get("/settings/").status_code == 302


def test_signing_out_needs_a_post(client, person):
    sign_in(client)

    client.get("/accounts/logout/")

    assert signed_in(client)


def test_nobody_signs_up_alone(client):
    client.post(
        "/accounts/signup/", {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    )

    assert not User.objects.filter(email="new@example.org").exists()


@pytest.fixture
def guarded(person):
    """A person with an app for codes."""
    TOTP.activate(person, generate_totp_secret())
    return person


@pytest.mark.parametrize("address", ["/accounts/login/", "/cms/login/", "/accounts/2fa/authenticate/"])
def test_the_password_alone_opens_no_session(client, guarded, address):
    give_role(guarded, OrganisationFactory(), "author", by="system")

    sign_in(client, address=address)

    assert not signed_in(client)
    assert client.get("/cms/").status_code == 302


def test_an_old_invitation_is_no_way_round_the_second_factor(
    client, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        person = invite("siv@example.org", organisation=OrganisationFactory(), by="system")
    person.set_password(PASSWORD)
    person.save()
    link = re.search(r"/invitations/\S+", mailoutbox[0].body).group()

    names = {"given_name": "S", "family_name": "B", "language": "sv", "password": "sjutton gröna båtar"}
    response = client.post(link, names)

    assert (response.status_code, signed_in(client)) == (410, False)


@pytest.mark.parametrize(("role", "status"), [("administrator", 302), ("author", 302), ("facilitator", 200)])
def test_who_is_in_charge_sets_up_a_second_factor_first(as_user, settings, role, status):
    settings.REQUIRE_SECOND_FACTOR = True

    assert as_user(MembershipFactory(role=role).user).get("/").status_code == status


def test_with_a_second_factor_the_way_is_open(as_user, settings, guarded):
    settings.REQUIRE_SECOND_FACTOR = True
    MembershipFactory(user=guarded)

    assert as_user(guarded).get("/").status_code == 200


def test_personal_pages_are_not_cached(as_user, person):
    assert "no-store" in as_user(person).get("/settings/").headers["Cache-Control"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_changes_their_e_mail_address_alone(client, person, method):
    client.force_login(person)

    assert getattr(client, method)("/accounts/email/").status_code == 404


def test_allauths_words_are_in_our_tone(client):
    page = client.get("/accounts/password/reset/", headers={"accept-language": "de"}).content.decode()

    assert "Geben Sie Ihre E-Mail-Adresse ein" in page


def test_a_second_step_needs_no_further_letter(client, person):
    EmailAddress.objects.create(user=person, email=person.email, verified=False)
    sign_in(client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    page = client.get("/accounts/2fa/totp/activate/")

    assert page.status_code == 200
    assert b"data:image/svg" in page.content

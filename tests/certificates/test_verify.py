import datetime

import pytest
from django.core.cache import cache
from django.urls import reverse

from certificates import actions, code, reports
from certificates.models import Certificate
from tests.certificates import people


@pytest.fixture(autouse=True)
def quiet():
    cache.clear()
    yield
    cache.clear()


def ask(client, text, **headers):
    return client.get(reverse("certificates:verdict", args=[text]), **headers)


def revoke(certificate):
    administrator = people.administrator_of(certificate.enrolment)
    actions.revoke(certificate, reason="issued_in_error", note="Never shown.", by=administrator)


ENDINGS = {
    "valid": lambda certificate: None,
    "expired": lambda certificate: Certificate.objects.update(expires_on=datetime.date(2020, 1, 1)),
    "superseded": lambda certificate: actions.supersede(certificate, name="New", by="system"),
    "revoked": revoke,
}
SENTENCES = {
    "valid": "This certificate is valid",
    "expired": "This certificate has expired",
    "superseded": "This certificate has been replaced by a newer one",
    "revoked": "This certificate has been revoked",
}


@pytest.mark.parametrize("state", ENDINGS)
def test_page_says_what_the_certificate_is_worth(state, client):
    certificate = people.certificate()
    ENDINGS[state](certificate)

    answer = ask(client, certificate.code, headers={"Accept-Language": "en"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert SENTENCES[state] in page
    assert certificate.facts["name"] in page
    assert certificate.number in page
    assert "Leading" in page


@pytest.mark.parametrize(
    ("language", "sentence"), [("sv", "Härmed intygas att"), ("de", "Hiermit wird bestätigt, dass")]
)
def test_page_answers_in_the_visitors_language(language, sentence, client):
    certificate = people.certificate()

    page = ask(client, certificate.code, headers={"Accept-Language": language}).content.decode()

    assert sentence in page
    assert {"sv": "Leda", "de": "Führen"}[language] in page
    assert f'lang="{language}"' in page


def test_page_says_the_public_reason_and_keeps_the_note(client):
    certificate = people.certificate()
    revoke(certificate)

    page = ask(client, certificate.code, headers={"Accept-Language": "en"}).content.decode()

    assert "It was issued by mistake" in page
    assert "Never shown." not in page


def test_replaced_certificate_does_not_give_the_new_code_away(client):
    old = people.certificate()
    new = actions.supersede(old, name="New", by="system")

    page = ask(client, old.code).content.decode()

    assert new.code not in page
    assert new.number not in page


def test_page_tells_nothing_that_the_paper_does_not(client):
    certificate = people.certificate(email="anna.secret@example.org")

    page = ask(client, certificate.code).content.decode()

    assert "anna.secret" not in page
    assert str(certificate.uuid) not in page
    assert str(certificate.enrolment.company) not in page


def test_name_is_kept_back_where_the_organisation_says_so(client):
    certificate = people.certificate()
    certificate.type.shows_name = False
    certificate.type.save()

    page = ask(client, certificate.code, headers={"Accept-Language": "en"}).content.decode()

    assert certificate.facts["name"] not in page
    assert "The name is not shown here." in page


@pytest.mark.parametrize("text", ["0D9D-B8C4-281T", "nonsense", "7K3M-9QXR-T4W0", "%00", "å" * 50])
def test_unknown_code_is_not_found_and_helped(text, client):
    people.certificate()

    answer = ask(client, text, headers={"Accept-Language": "en"})

    assert answer.status_code == 404
    assert "We know no certificate with this code" in answer.content.decode()


@pytest.mark.parametrize("known", [True, False])
def test_known_and_unknown_codes_ask_the_same(known, django_assert_num_queries):
    text = people.certificate().code if known else code.new()

    with django_assert_num_queries(1):
        reports.verdict(text)


def test_page_is_not_indexed_nor_passed_on(client):
    certificate = people.certificate()

    for answer in (ask(client, certificate.code), ask(client, code.new()), client.get("/verify/")):
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert '<meta name="robots" content="noindex, nofollow">' in answer.content.decode()


def test_typed_code_leads_to_the_verdict(client):
    certificate = people.certificate()

    answer = client.get("/verify/", {"code": f" {certificate.code.lower().replace('-', ' ')} "})

    assert answer["Location"] == f"/verify/{certificate.code}/"


def test_mistyped_code_is_said_on_the_form(client):
    answer = client.get("/verify/", {"code": "7K3M-9QXR-T4W0"}, headers={"Accept-Language": "en"})

    assert answer.status_code == 200
    assert "one sign is wrong or missing" in answer.content.decode()


def test_guessing_is_stopped_after_twenty(client):
    certificate = people.certificate()

    answers = [ask(client, code.new()).status_code for _ in range(21)]

    assert answers == [404] * 20 + [429]
    assert ask(client, certificate.code).status_code == 429
    assert ask(client, certificate.code, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_true_codes_are_never_counted(client):
    certificate = people.certificate()

    answers = {ask(client, certificate.code).status_code for _ in range(25)}

    assert answers == {200}

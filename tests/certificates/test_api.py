import pytest
from django.core.cache import cache

from certificates import actions
from certificates.models import Certificate
from tests.certificates import people
from tests.factories import UserFactory


@pytest.fixture(autouse=True)
def quiet():
    cache.clear()


@pytest.fixture
def certificate():
    return people.certificate()


def test_anyone_asks_about_a_code(client, certificate):
    answer = client.get(f"/api/v1/verify/{certificate.code}/").json()

    assert (answer["state"], answer["number"]) == ("valid", certificate.number)


def test_a_revoked_certificate_says_so(client, certificate):
    by = people.administrator_of(certificate.enrolment)
    actions.revoke(certificate, reason="issued_in_error", note="Never shown.", by=by)

    answer = client.get(f"/api/v1/verify/{certificate.code}/")

    assert answer.json()["state"] == "revoked"
    assert "Never shown" not in answer.content.decode()


def test_an_unknown_code_is_404_and_many_are_throttled(client):
    statuses = [client.get("/api/v1/verify/AAAA-AAAA-AAAA/").status_code for _time in range(22)]

    assert (statuses[0], statuses[-1]) == (404, 429)


def test_only_the_holder_reads_it(as_user, certificate):
    holder = certificate.enrolment.participant

    mine = as_user(holder).get("/api/v1/certificates/").json()["results"]
    theirs = as_user(UserFactory()).get(f"/api/v1/certificates/{certificate.uuid}/").status_code

    assert ([row["number"] for row in mine], theirs) == ([Certificate.objects.get().number], 404)

import re

import pytest
from django.utils import timezone

from tests.factories import (
    CompanyFactory,
    ContactFactory,
    EnrolmentFactory,
    MembershipFactory,
    SubmissionFactory,
    UserFactory,
)


@pytest.fixture
def adviser():
    return MembershipFactory(role="adviser")


def company_of(membership, **fields):
    company = CompanyFactory(**fields)
    company.organisations.add(membership.organisation)
    return company


def test_an_adviser_finds_the_organisations_companies(as_user, adviser):
    company_of(adviser, name="Sågen AB")
    CompanyFactory(name="Elsewhere AB")

    page = as_user(adviser.user).get("/companies/?q=såg").content.decode()

    assert ("Sågen AB" in page, "Elsewhere AB" in page) == (True, False)


def test_a_contact_sees_their_own_company_and_no_other(as_user):
    contact, other = ContactFactory(), CompanyFactory()
    client = as_user(contact.user)

    found = [client.get(f"/companies/{company.uuid}/").status_code for company in (contact.company, other)]

    assert found == [200, 404]


def test_a_participant_has_no_list_of_companies(as_user):
    assert as_user(UserFactory()).get("/companies/").status_code == 403


@pytest.mark.parametrize("companies", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(
    as_user, adviser, companies, django_assert_num_queries
):
    for _number in range(companies):
        company_of(adviser)
    client = as_user(adviser.user)

    with django_assert_num_queries(6):
        client.get("/companies/")


@pytest.fixture
def seats_here_and_elsewhere(adviser):
    company = company_of(adviser, name="Sågen AB")
    EnrolmentFactory(company=company, cohort__organisation=adviser.organisation)
    EnrolmentFactory.create_batch(2, company=company)
    EnrolmentFactory(company=company, withdrawn_at=timezone.now())
    return company


@pytest.mark.parametrize(("reader", "seats"), [("adviser", 1), ("contact", 3)])
def test_the_list_counts_the_seats_that_the_reader_may_know_of(
    as_user, adviser, seats_here_and_elsewhere, reader, seats
):
    contact = ContactFactory(company=seats_here_and_elsewhere)

    page = as_user({"adviser": adviser, "contact": contact}[reader].user).get("/companies/").content.decode()

    assert re.findall(r'class="number">(\d+)<', page) == [str(seats)]


def test_a_contact_sees_seats_and_completion_and_nothing_written(as_user):
    contact = ContactFactory()
    enrolment = EnrolmentFactory(company=contact.company, completed=True)
    SubmissionFactory(enrolment=enrolment, text="What I never told my boss")

    page = as_user(contact.user).get(f"/companies/{contact.company.uuid}/").content.decode()

    assert str(enrolment.participant) in page
    assert "never told" not in page


def test_an_adviser_sees_seats_in_the_organisations_own_cohorts_only(as_user, adviser):
    company = company_of(adviser)
    ours = EnrolmentFactory(company=company, cohort__organisation=adviser.organisation)
    theirs = EnrolmentFactory(company=company)

    page = as_user(adviser.user).get(f"/companies/{company.uuid}/").content.decode()

    assert (str(ours.participant) in page, str(theirs.participant) in page) == (True, False)

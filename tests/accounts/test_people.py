import pytest

from accounts.actions import give_role, invite_colleague
from accounts.actions.roles import LastAdministrator, end_role
from accounts.models import Membership, User
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

COLLEAGUE = {"given_name": "Siv", "family_name": "Berg", "email": "siv@example.org", "role": "facilitator"}


@pytest.fixture
def administrator():
    return MembershipFactory().user


def own(administrator):
    return administrator.memberships.get().organisation


def test_an_administrator_invites_a_colleague_with_a_role(as_user, administrator):
    as_user(administrator).post("/office/people/", COLLEAGUE | {"organisation": own(administrator).pk})

    roles = Membership.objects.filter(user__email="siv@example.org").values_list("role", "organisation")
    assert list(roles) == [("facilitator", own(administrator).pk)]


def test_nobody_is_invited_to_a_foreign_organisation(as_user, administrator):
    response = as_user(administrator).post(
        "/office/people/", COLLEAGUE | {"organisation": OrganisationFactory().pk}
    )

    assert (response.status_code, User.objects.filter(email="siv@example.org").exists()) == (422, False)


def test_inviting_twice_gives_one_role(administrator):
    colleague = COLLEAGUE | {"organisation": own(administrator), "by": administrator}

    first, second = invite_colleague(**colleague), invite_colleague(**colleague)

    assert first == second


def test_the_list_shows_only_the_own_organisations_people(as_user, administrator):
    MembershipFactory(user__family_name="Canary")

    page = as_user(administrator).get("/office/people/").content.decode()

    assert administrator.family_name in page
    assert "Canary" not in page


def test_ending_the_author_role_closes_wagtail(administrator):
    person = UserFactory()
    membership = give_role(person, own(administrator), "author", by=administrator)

    end_role(membership, by=administrator)

    assert not User.objects.get(pk=person.pk).has_perm("wagtailadmin.access_admin")


def test_the_last_administrator_stays(administrator):
    with pytest.raises(LastAdministrator):
        end_role(administrator.memberships.get(), by=administrator)


def test_the_last_administrator_reads_why(as_user, administrator):
    address = f"/office/people/roles/{administrator.memberships.get().uuid}/end/"

    page = as_user(administrator).post(address, follow=True).content.decode()

    assert "needs at least one administrator" in page


def test_a_foreign_role_cannot_be_ended(as_user, administrator):
    foreign = MembershipFactory()

    response = as_user(administrator).post(f"/office/people/roles/{foreign.uuid}/end/")

    foreign.refresh_from_db()
    assert (response.status_code, foreign.ended_at) == (404, None)


def test_a_facilitator_may_not_manage_people(as_user):
    response = as_user(MembershipFactory(role="facilitator").user).get("/office/people/")

    assert response.status_code == 403


def test_an_organisation_is_renamed(as_user, administrator):
    organisation = own(administrator)
    form = {"name": "Piteå", "accent": "lake", "country": "SE", "time_zone": "Europe/Stockholm"}

    as_user(administrator).post(f"/office/organisations/{organisation.uuid}/", form)

    organisation.refresh_from_db()
    assert (organisation.name, organisation.accent) == ("Piteå", "lake")


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_takes_the_same_queries_for_one_and_for_three(
    as_user, administrator, more, django_assert_num_queries
):
    MembershipFactory.create_batch(more, organisation=own(administrator), role="author")
    client = as_user(administrator)

    with django_assert_num_queries(6):
        client.get("/office/people/")


def test_only_the_closest_link_of_the_navigation_is_current(as_user, administrator):
    page = as_user(administrator).get("/office/people/").content.decode()

    assert page.count('aria-current="page"') == 1

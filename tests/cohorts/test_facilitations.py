import pytest
from django.urls import reverse

from accounts.actions.roles import end_role, give_role
from cohorts.forms.desk import FrameForm, PrepareForm
from cohorts.models import Facilitation
from tests.factories import CourseVersionFactory, FacilitationFactory, MembershipFactory


@pytest.fixture
def facilitation():
    """Somebody runs a cohort; the organisation has an administrator."""
    found = FacilitationFactory()
    MembershipFactory(organisation=found.cohort.organisation)
    return found


def held(facilitation, role="facilitator"):
    return facilitation.user.memberships.live().get(organisation=facilitation.cohort.organisation, role=role)


def live():
    return Facilitation.objects.filter(ended_at=None)


def test_the_desk_closes_with_the_role(as_user, facilitation):
    client, desk = as_user(facilitation.user), reverse("cohorts:show_desk", args=[facilitation.cohort.uuid])
    before = client.get(desk).status_code

    end_role(held(facilitation), by=facilitation.user)

    assert (before, client.get(desk).status_code) == (200, 404)


def test_the_end_of_the_role_ends_what_hung_on_it(facilitation, django_capture_on_commit_callbacks):
    elsewhere = FacilitationFactory(user=facilitation.user)

    with django_capture_on_commit_callbacks(execute=True):
        end_role(held(facilitation), by=facilitation.user)

    assert list(live()) == [elsewhere]


def test_who_administers_too_goes_on(facilitation, django_capture_on_commit_callbacks):
    give_role(facilitation.user, facilitation.cohort.organisation, "administrator", by=facilitation.user)

    with django_capture_on_commit_callbacks(execute=True):
        end_role(held(facilitation), by=facilitation.user)

    assert list(live()) == [facilitation]


def test_only_who_works_for_the_organisation_can_be_chosen():
    administrator, version = MembershipFactory().user, CourseVersionFactory()
    MembershipFactory(user=administrator, organisation=version.course.organisation)
    stranger = MembershipFactory(organisation=administrator.memberships.first().organisation).user
    wanted = {
        "version": version.pk,
        "name": "Autumn",
        "starts_on": "2026-09-01",
        "time_zone": "Europe/Stockholm",
        "seats": 9,
        "facilitators": [stranger.pk],
    }

    form = PrepareForm(wanted, user=administrator)

    assert list(form.errors) == ["facilitators"]


def test_whose_role_has_ended_is_not_offered(facilitation):
    end_role(held(facilitation), by=facilitation.user)

    offered = FrameForm(cohort=facilitation.cohort).fields["facilitators"].queryset

    assert facilitation.user not in offered
    assert offered.count() == 1

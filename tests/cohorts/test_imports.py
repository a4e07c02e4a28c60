import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import User
from cohorts.actions import imports
from cohorts.people_list import Row
from cohorts.reports import imports as reports
from companies.models import Company
from lms.core.models import Mail
from tests.factories import CohortFactory, EnrolmentFactory, MembershipFactory, UserFactory

EVA = {
    "email": "eva@ek.se",
    "given_name": "Eva",
    "family_name": "Ek",
    "company": "Ek AB",
    "number": "5599990107",
}


def kinds(cohort, rows):
    return [line.kind for line in reports.preview(cohort, rows).lines]


def test_the_preview_tells_new_known_unchanged_and_refused():
    cohort = CohortFactory()
    EnrolmentFactory(cohort=cohort, participant__email="has@seat.se")
    UserFactory(email="known@person.se")
    emails = ["eva@ek.se", "known@person.se", "has@seat.se", "closed@account.se"]
    UserFactory(email=emails[3], is_active=False)

    found = kinds(cohort, [Row(2, email=email) for email in emails] + [Row(9, problems=["email"])])

    assert found == ["new", "known", "unchanged", "refused", "refused"]


def test_importing_seats_people_and_finds_or_makes_their_company():
    cohort, by = CohortFactory(), UserFactory()

    imports.bring_in(cohort, [Row(2, **EVA), Row(3, **EVA | {"email": "ulf@ek.se"})], by=by)

    seats = cohort.enrolments.values_list("participant__email", "participant__given_name", "company__name")
    assert list(seats) == [("eva@ek.se", "Eva", "Ek AB"), ("ulf@ek.se", "Eva", "Ek AB")]
    assert list(Company.objects.values_list("number", "organisations")) == [
        ("559999-0107", cohort.organisation_id)
    ]


def test_a_second_run_does_nothing(django_capture_on_commit_callbacks):
    cohort, by = CohortFactory(), UserFactory()
    imports.bring_in(cohort, [Row(2, **EVA)], by=by)
    before = (User.objects.count(), Mail.objects.count())

    plan = imports.bring_in(cohort, [Row(2, **EVA)], by=by)

    assert (plan.to_do, User.objects.count(), Mail.objects.count()) == ([], *before)


def test_too_many_for_the_seats_brings_in_nobody():
    cohort = CohortFactory(seats=1)

    with pytest.raises(imports.TooFewSeats):
        imports.bring_in(cohort, [Row(2, **EVA), Row(3, email="ulf@ek.se")], by=UserFactory())

    assert cohort.enrolments.count() == 0


def test_the_page_previews_then_does_just_that(as_user):
    cohort = CohortFactory()
    client = as_user(MembershipFactory(organisation=cohort.organisation).user)
    url = reverse("cohorts:import_people", args=[cohort.uuid])

    shown = client.post(url, {"file": SimpleUploadedFile("a.csv", b"email\neva@ek.se\nnobody\n")})
    seats = cohort.enrolments.count()
    done = client.post(url, {"rows": shown.context["token"]})

    assert (seats, cohort.enrolments.count(), done.status_code) == (0, 1, 302)


@pytest.mark.parametrize("sent", [{"rows": "forged"}, {}, {"file": SimpleUploadedFile("a.exe", b"MZ")}])
def test_what_cannot_be_read_is_refused_in_a_sentence(sent, as_user):
    cohort = CohortFactory()
    client = as_user(MembershipFactory(organisation=cohort.organisation).user)

    assert client.post(reverse("cohorts:import_people", args=[cohort.uuid]), sent).status_code == 422


def test_another_cohorts_preview_is_not_taken(as_user):
    cohort = CohortFactory()
    other = CohortFactory(organisation=cohort.organisation, version=cohort.version)
    client = as_user(MembershipFactory(organisation=cohort.organisation).user)
    shown = client.post(
        reverse("cohorts:import_people", args=[cohort.uuid]),
        {"file": SimpleUploadedFile("a.csv", b"email\na@b.se")},
    )

    answer = client.post(
        reverse("cohorts:import_people", args=[other.uuid]), {"rows": shown.context["token"]}
    )

    assert (answer.status_code, other.enrolments.count()) == (422, 0)


def test_an_invitation_that_fails_keeps_what_was_typed(as_user):
    cohort = CohortFactory()
    client = as_user(MembershipFactory(organisation=cohort.organisation).user)
    typed = {
        "email": "eva@ek.se",
        "given_name": "Eva",
        "language": "de",
        "company": "Ek AB",
        "number": "559999-0108",
    }

    answer = client.post(reverse("cohorts:invite_person", args=[cohort.uuid]), typed)

    assert (answer.status_code, "559999-0108" in answer.content.decode()) == (422, True)

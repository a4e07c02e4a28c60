import datetime

import pypdfium2
import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from certificates import actions
from certificates.models import Batch, Certificate, CertificateType
from tests import factories
from tests.certificates import people


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def person_of(role, certificate):
    """Someone in that relation to the certificate."""
    enrolment = certificate.enrolment
    made = {
        "holder": lambda: enrolment.participant,
        "classmate": lambda: factories.EnrolmentFactory(cohort=enrolment.cohort).participant,
        "facilitator": lambda: factories.FacilitationFactory(cohort=enrolment.cohort).user,
        "other facilitator": lambda: factories.FacilitationFactory().user,
        "administrator": lambda: people.administrator_of(enrolment),
        "other administrator": lambda: factories.MembershipFactory().user,
        "author": lambda: (
            factories.MembershipFactory(organisation=enrolment.cohort.organisation, role="author").user
        ),
        "stranger": factories.UserFactory,
    }
    return made[role]()


ROLES = {
    "holder": {
        "certificate": 200,
        "certificate_pdf": 200,
        "revoke_certificate": 403,
        "cohort_certificates": 403,
    },
    "classmate": {
        "certificate": 404,
        "certificate_pdf": 404,
        "revoke_certificate": 404,
        "cohort_certificates": 403,
    },
    "facilitator": {
        "certificate": 200,
        "certificate_pdf": 200,
        "revoke_certificate": 403,
        "cohort_certificates": 200,
    },
    "administrator": {
        "certificate": 200,
        "certificate_pdf": 200,
        "revoke_certificate": 200,
        "cohort_certificates": 200,
    },
} | {
    role: dict.fromkeys(("certificate", "certificate_pdf", "revoke_certificate", "cohort_certificates"), 404)
    for role in ("other facilitator", "other administrator", "author", "stranger")
}


def address(view, certificate):
    if view == "cohort_certificates":
        return reverse(f"certificates:{view}", args=[certificate.enrolment.cohort.uuid])
    more = ["de"] if view == "certificate_pdf" else []
    return reverse(f"certificates:{view}", args=[certificate.uuid, *more])


@pytest.mark.parametrize("role", ROLES)
def test_who_may_open_what(role, as_user):
    certificate = people.certificate()
    client = as_user(person_of(role, certificate))

    answers = {view: client.get(address(view, certificate)).status_code for view in ROLES[role]}

    assert answers == ROLES[role]


WRITES = {"facilitator": 403, "classmate": 403, "other administrator": 404, "administrator": 302}


@pytest.mark.parametrize("role", WRITES)
def test_who_may_issue(role, as_user):
    certificate = people.certificate()
    enrolment = factories.EnrolmentFactory(cohort=certificate.enrolment.cohort, completed=True)
    where = reverse("certificates:issue_certificates", args=[enrolment.cohort.uuid])

    answer = as_user(person_of(role, certificate)).post(where, {"chosen": str(enrolment.uuid), "key": "k"})

    assert answer.status_code == WRITES[role]
    assert Batch.objects.count() == (role == "administrator")


@pytest.mark.parametrize("role", WRITES)
def test_who_may_see_a_batch(role, as_user):
    certificate = people.certificate()
    batch = actions.order_batch(
        certificate.enrolment.cohort,
        certificate.type,
        enrolments=[certificate.enrolment],
        key="",
        by=people.administrator_of(certificate.enrolment),
    )

    answer = as_user(person_of(role, certificate)).get(reverse("certificates:show_batch", args=[batch.uuid]))

    assert answer.status_code == {"administrator": 200, "facilitator": 403}.get(role, 404)


def test_holder_downloads_the_paper_in_each_language(as_user):
    certificate = people.certificate(language="sv")
    client = as_user(certificate.enrolment.participant)

    answer = client.get(reverse("certificates:certificate_pdf", args=[certificate.uuid, "de"]))

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="{certificate.number}-de.pdf"'
    assert "Zertifikat" in pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_range()
    assert certificate.renderings.get(language="de").file


def test_there_is_no_paper_in_a_fourth_language(as_user):
    certificate = people.certificate()

    answer = as_user(certificate.enrolment.participant).get(
        reverse("certificates:certificate_pdf", args=[certificate.uuid, "fr"])
    )

    assert answer.status_code == 404


def test_administrator_issues_to_those_left_ticked(as_user, django_capture_on_commit_callbacks):
    first, second = people.completed(2)
    client = as_user(people.administrator_of(first))
    page = client.get(reverse("certificates:cohort_certificates", args=[first.cohort.uuid]))

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(
            reverse("certificates:issue_certificates", args=[first.cohort.uuid]),
            {"key": page.context["key"], "chosen": [str(first.uuid)], "type": page.context["type"].uuid},
        )

    assert [certificate.enrolment for certificate in Certificate.objects.all()] == [first]
    assert "Finished: 1 of 1 done." in client.get(answer["Location"]).content.decode()
    assert str(second.participant) in page.content.decode()


def test_button_of_a_row_issues_only_that_one(as_user, django_capture_on_commit_callbacks):
    first, second = people.completed(2)
    posted = {"key": "k", "chosen": [str(first.uuid), str(second.uuid)], "only": str(second.uuid)}

    with django_capture_on_commit_callbacks(execute=True):
        as_user(people.administrator_of(first)).post(
            reverse("certificates:issue_certificates", args=[first.cohort.uuid]), posted
        )

    assert [certificate.enrolment for certificate in Certificate.objects.all()] == [second]


def test_nobody_chosen_is_said_on_the_page(as_user):
    [enrolment] = people.completed()
    where = reverse("certificates:issue_certificates", args=[enrolment.cohort.uuid])

    answer = as_user(people.administrator_of(enrolment)).post(where, {"key": "k"}, follow=True)

    assert "Choose at least one person." in answer.content.decode()


def test_people_of_another_cohort_cannot_be_slipped_in(as_user):
    [enrolment], [foreign] = people.completed(), people.completed()
    where = reverse("certificates:issue_certificates", args=[enrolment.cohort.uuid])

    as_user(people.administrator_of(enrolment)).post(where, {"key": "k", "chosen": [str(foreign.uuid)]})

    assert not Batch.objects.exists()


def test_progress_fragment_is_the_part_of_the_page(as_user):
    [enrolment] = people.completed()
    administrator = people.administrator_of(enrolment)
    batch = actions.order_batch(
        enrolment.cohort, people.type_of(enrolment), enrolments=[enrolment], key="", by=administrator
    )
    where = reverse("certificates:show_batch", args=[batch.uuid])
    client = as_user(administrator)

    page, part = client.get(where), client.get(where, headers={"HX-Request": "true", "HX-Target": "job"})

    assert part.content.strip().startswith(b"<section")
    assert part.content.strip() in page.content
    assert f'hx-get="{where}"'.encode() in part.content


@pytest.mark.parametrize(("minutes", "offered"), [(1, False), (3, True)])
def test_going_on_is_offered_when_a_batch_takes_long(minutes, offered, as_user):
    [enrolment] = people.completed()
    administrator = people.administrator_of(enrolment)
    batch = Batch.objects.create(
        cohort=enrolment.cohort,
        type=people.type_of(enrolment),
        ordered_by=administrator,
        ordered_at=timezone.now() - datetime.timedelta(minutes=minutes),
    )

    page = as_user(administrator).get(reverse("certificates:show_batch", args=[batch.uuid]))

    assert ("/resume/" in page.content.decode()) == offered


def test_batch_that_stands_still_is_taken_up_again(as_user, django_capture_on_commit_callbacks):
    [enrolment] = people.completed()
    administrator = people.administrator_of(enrolment)
    batch = actions.order_batch(
        enrolment.cohort, people.type_of(enrolment), enrolments=[enrolment], key="", by=administrator
    )

    with django_capture_on_commit_callbacks(execute=True):
        as_user(administrator).post(reverse("certificates:resume_certificates", args=[batch.uuid]))

    assert Certificate.objects.get().enrolment == enrolment


def test_administrator_revokes_with_a_reason(as_user):
    certificate = people.certificate()
    client = as_user(people.administrator_of(certificate.enrolment))
    where = reverse("certificates:revoke_certificate", args=[certificate.uuid])

    empty = client.post(where, {})
    client.post(where, {"reason": "holders_request", "note": "By telephone."})

    assert "reason" in empty.context["form"].errors
    revoked = Certificate.objects.get()
    assert (revoked.revocation, revoked.revocation_note) == ("holders_request", "By telephone.")


def test_administrator_corrects_a_name(as_user):
    certificate = people.certificate()
    client = as_user(people.administrator_of(certificate.enrolment))

    answer = client.post(
        reverse("certificates:correct_certificate", args=[certificate.uuid]), {"name": "Åsa Öst"}, follow=True
    )

    assert "Åsa Öst" in answer.content.decode()
    assert Certificate.objects.get(pk=certificate.pk).state == "superseded"


def test_administrator_sets_up_what_is_certified(as_user):
    cohort = factories.CohortFactory()
    administrator = factories.MembershipFactory(organisation=cohort.organisation).user
    given = {f"name_{language}": "Intyg" for language in ("sv", "de", "en")}
    given |= {f"title_{language}": "Chef" for language in ("sv", "de", "en")}
    where = reverse("certificates:set_up_certificate", args=[cohort.uuid])

    as_user(administrator).post(where, given | {"signatory": "Eva Ek", "place": "Malå", "automatic": "on"})

    made = CertificateType.objects.get()
    assert (made.organisation, made.names["de"], made.signatory_titles["en"]) == (
        cohort.organisation,
        "Intyg",
        "Chef",
    )
    assert made.automatic


def queries_of_cohorts_page(count, as_user):
    enrolments = people.completed(2 * count)
    for enrolment in enrolments[:count]:
        actions.issue(enrolment, people.type_of(enrolment), by="system")
    client = as_user(people.administrator_of(enrolments[0]))
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("certificates:cohort_certificates", args=[enrolments[0].cohort.uuid]))
    return len(asked)


def test_cohorts_page_asks_the_same_few_questions_for_one_and_for_three(as_user):
    one, three = queries_of_cohorts_page(1, as_user), queries_of_cohorts_page(3, as_user)

    assert one == three
    assert three <= 12


def test_home_shows_own_certificates_and_no_one_elses(as_user):
    own, other = people.certificate(), people.certificate()

    page = as_user(own.enrolment.participant).get("/").content.decode()

    assert str(own.uuid) in page
    assert str(other.uuid) not in page


def test_course_space_can_show_the_certificate():
    certificate = people.certificate()
    other = factories.EnrolmentFactory(cohort=certificate.enrolment.cohort)
    tag = Template("{% load certificates %}{% certificate_panel enrolment %}")

    shown = tag.render(Context({"enrolment": certificate.enrolment}))

    assert f"/certificates/{certificate.uuid}/" in shown
    assert tag.render(Context({"enrolment": other})) == ""


def test_the_cohorts_certificates_stand_among_its_other_pages(as_user):
    certificate = people.certificate()
    where = address("cohort_certificates", certificate)

    page = as_user(person_of("facilitator", certificate)).get(where).content.decode()

    assert f'<a href="{where}" aria-current="page">' in page
    assert f'<a href="{reverse("cohorts:show_desk", args=[certificate.enrolment.cohort.uuid])}">' in page


@pytest.mark.parametrize(("waiting", "is_there"), [(0, False), (2, True)])
def test_the_office_lists_cohorts_that_wait_for_certificates(as_user, waiting, is_there):
    certificate = people.certificate()
    factories.EnrolmentFactory.create_batch(waiting, cohort=certificate.enrolment.cohort, completed=True)

    page = as_user(person_of("administrator", certificate)).get(reverse("cohorts:show_office"))

    assert (address("cohort_certificates", certificate) in page.content.decode()) is is_there


def test_the_office_says_nothing_of_other_organisations_certificates(as_user):
    [enrolment] = people.completed()
    where = reverse("certificates:cohort_certificates", args=[enrolment.cohort.uuid])

    page = as_user(factories.MembershipFactory().user).get(reverse("cohorts:show_office"))

    assert where not in page.content.decode()

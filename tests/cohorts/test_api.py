import pytest

from tests.factories import CohortFactory, EnrolmentFactory, FacilitationFactory, ProgressFactory, UserFactory


def test_a_participant_reads_only_their_own_enrolment(as_user):
    mine = EnrolmentFactory()
    EnrolmentFactory(cohort=mine.cohort)

    found = as_user(mine.participant).get("/api/v1/enrolments/").json()

    assert [row["uuid"] for row in found["results"]] == [str(mine.uuid)]


def test_another_cohorts_facilitator_gets_404(as_user):
    enrolment, elsewhere = EnrolmentFactory(), FacilitationFactory()

    response = as_user(elsewhere.user).get(f"/api/v1/enrolments/{enrolment.uuid}/progress/")

    assert response.status_code == 404


def test_progress_says_how_an_activity_was_completed(as_user):
    row = ProgressFactory(completed=True)

    found = (
        as_user(row.enrolment.participant).get(f"/api/v1/enrolments/{row.enrolment.uuid}/progress/").json()
    )

    assert [(line["activity"], line["completed_how"]) for line in found] == [(str(row.activity_key), "read")]


def test_a_visitor_is_refused(client):
    assert client.get("/api/v1/cohorts/").status_code == 403


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_takes_the_same_queries_for_any_number(as_user, people, django_assert_num_queries):
    cohort = CohortFactory()
    facilitator = FacilitationFactory(cohort=cohort).user
    EnrolmentFactory.create_batch(people, cohort=cohort)
    client = as_user(facilitator)

    with django_assert_num_queries(6):
        client.get("/api/v1/enrolments/")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_writes_yet(as_user, method):
    assert getattr(as_user(UserFactory()), method)("/api/v1/cohorts/").status_code == 405


def test_the_description_holds_every_path(as_user):
    schema = as_user(UserFactory()).get("/api/v1/schema/?format=json").json()

    assert sorted(schema["paths"]) == [
        "/api/v1/certificates/",
        "/api/v1/certificates/{uuid}/",
        "/api/v1/cohorts/",
        "/api/v1/cohorts/{uuid}/",
        "/api/v1/courses/",
        "/api/v1/courses/{uuid}/",
        "/api/v1/enrolments/",
        "/api/v1/enrolments/{uuid}/",
        "/api/v1/enrolments/{uuid}/progress/",
        "/api/v1/verify/{code}/",
        "/api/v1/versions/",
        "/api/v1/versions/{uuid}/",
    ]

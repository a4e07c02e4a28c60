import datetime
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.courses.trees import activity, change, make_course, publish
from tests.factories import CohortFactory, CourseVersionFactory, EnrolmentFactory, OrganisationFactory


def titles(response):
    return [version.title for version in response.context["versions"]]


def make_offer(title, kind="leadership", **fields):
    return CourseVersionFactory(kind=kind, titles={"en": title}, number=1, **fields)


@pytest.fixture
def english(client):
    client.cookies["django_language"] = "en"
    return client


def test_the_catalogue_lists_the_newest_version_of_each_course(english):
    old = make_offer("Old words")
    make_offer("Another")
    CourseVersionFactory(course=old.course, number=2, titles={"en": "New words"})

    assert titles(english.get("/catalogue/")) == ["Another", "New words"]


def test_the_catalogue_is_sifted_by_kind_and_municipality(english):
    one, other = OrganisationFactory(slug="one"), OrganisationFactory(slug="other")
    make_offer("A", "workshop", course__organisation=one)
    make_offer("B", "leadership", course__organisation=one)
    make_offer("C", "workshop", course__organisation=other)

    assert titles(english.get("/catalogue/", {"kind": "workshop"})) == ["A", "C"]
    assert titles(english.get("/catalogue/", {"kind": "workshop", "by": "one"})) == ["A"]
    assert titles(english.get("/catalogue/", {"by": "nobody"})) == []


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_catalogue_takes_one_query(english, django_assert_num_queries, count):
    for number in range(count):
        make_offer(f"Course {number}")

    with django_assert_num_queries(1):
        english.get("/catalogue/")


def test_a_course_page_shows_titles_and_keeps_the_content(english):
    course = make_course("en", description="<p>For owners.</p>")
    change(activity(course, "Welcome"), body=[{"type": "text", "value": "<p>Only for participants.</p>"}])
    version = publish(course)

    page = english.get(reverse("courses:show_course", args=[version.course.uuid])).content.decode()

    assert "Only for participants." not in page
    assert ("For owners." in page, "Welcome" in page, "Week map" in page) == (True, True, True)


@pytest.mark.parametrize("languages", [("en",), ("sv", "de", "en")])
def test_a_course_page_takes_four_queries(english, django_assert_num_queries, languages):
    version = publish(make_course(*languages))

    with django_assert_num_queries(4):
        english.get(reverse("courses:show_course", args=[version.course.uuid]))


def test_a_course_page_says_when_it_is_not_translated(client):
    client.cookies["django_language"] = "de"
    version = publish(make_course("sv"))

    response = client.get(reverse("courses:show_course", args=[version.course.uuid]))

    assert response.context["is_translated"] is False


def test_a_course_that_is_not_there_is_not_found(client):
    assert client.get(reverse("courses:show_course", args=[uuid.uuid4()])).status_code == 404


def test_a_course_page_says_when_the_next_cohorts_begin(english, django_assert_num_queries):
    version = publish(make_course("en"))
    day = timezone.localdate() + datetime.timedelta(days=30)
    cohort = CohortFactory(version=version, starts_on=day, seats=3)
    EnrolmentFactory(cohort=cohort)
    CohortFactory(version=version, starts_on=day - datetime.timedelta(days=60), seats=77)

    with django_assert_num_queries(5):
        page = english.get(reverse("courses:show_course", args=[version.course.uuid])).content.decode()

    assert "When it starts next" in page
    assert ("2 seats free" in page, "77 seats free" in page) == (True, False)

from wagtail.models import Page

from accounts.models import Organisation
from courses import reports
from courses.differences import between
from courses.models import Course
from lms.site.demo import curricula
from tests.factories import CourseFactory, UserFactory


def test_the_demo_publishes_its_courses_in_three_languages(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    Organisation.objects.create(slug="skelleftea", name="Skellefteå")
    Organisation.objects.create(slug="alvsbyn", name="Älvsbyn")

    curricula.load_curricula(by=UserFactory())

    versions = {course.kind: [v.languages for v in course.versions.all()] for course in Course.objects.all()}
    three = ["de", "en", "sv"]
    assert versions == {"leadership": [three, three], "workshop": [three], "business": [three]}
    first, second = Course.objects.get(kind="leadership").versions.order_by("number")
    assert [
        (each.verb, each.titles["en"]) for each in between(reports.frozen(first), reports.frozen(second))
    ] == [
        ("changed", "Your week map"),
        ("changed", "A handover that holds"),
    ]


def test_courses_that_are_there_are_left_alone():
    for name in curricula.COURSES:
        CourseFactory(key=curricula.key_of(name))
    before = Page.objects.count()

    curricula.load_curricula(by=UserFactory())

    assert Page.objects.count() == before

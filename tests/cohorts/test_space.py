import datetime

from django.urls import reverse
from django.utils import timezone

from tests.factories import ActivityFactory, EnrolmentFactory, ModuleFactory, UserFactory


def test_the_course_space_shows_modules_and_activities(as_user):
    enrolment = EnrolmentFactory()
    module = ModuleFactory(version=enrolment.cohort.version, titles={"en": "Your week"})
    ActivityFactory(module=module, titles={"en": "Where the hours go"})

    page = as_user(enrolment.participant).get(reverse("cohorts:show_enrolment", args=[enrolment.uuid]))

    assert "Where the hours go" in page.content.decode()

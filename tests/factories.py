"""Nouns for tests; each makes the least that is true, traits say the rest."""

import datetime
import uuid

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory


class UserFactory(DjangoModelFactory):
    class Meta:
        model = "accounts.User"
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    given_name = factory.Sequence(lambda n: f"Given{n}")
    family_name = factory.Sequence(lambda n: f"Family{n:04}")
    language = "en"


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = "accounts.Organisation"

    name = factory.Sequence(lambda n: f"Municipality {n}")
    slug = factory.Sequence(lambda n: f"municipality-{n}")


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = "accounts.Membership"
        django_get_or_create = ("user", "organisation", "role")

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = "administrator"


class CompanyFactory(DjangoModelFactory):
    class Meta:
        model = "companies.Company"

    name = factory.Sequence(lambda n: f"Company {n} AB")


class ContactFactory(DjangoModelFactory):
    class Meta:
        model = "companies.Contact"

    user = factory.SubFactory(UserFactory)
    company = factory.SubFactory(CompanyFactory)


class CourseFactory(DjangoModelFactory):
    class Meta:
        model = "courses.Course"

    key = factory.LazyFunction(uuid.uuid4)
    organisation = factory.SubFactory(OrganisationFactory)
    kind = "leadership"
    titles = factory.LazyFunction(lambda: {"en": "Leading", "sv": "Leda", "de": "Führen"})


class CourseVersionFactory(DjangoModelFactory):
    class Meta:
        model = "courses.CourseVersion"

    course = factory.SubFactory(CourseFactory)
    number = factory.Sequence(lambda n: n + 1)
    kind = "leadership"
    titles = factory.LazyFunction(lambda: {"en": "Leading", "sv": "Leda", "de": "Führen"})
    languages = factory.LazyFunction(lambda: ["sv", "de", "en"])
    digest = "0" * 64
    published_by = factory.SubFactory(UserFactory)


class ModuleFactory(DjangoModelFactory):
    class Meta:
        model = "courses.Module"

    version = factory.SubFactory(CourseVersionFactory)
    key = factory.LazyFunction(uuid.uuid4)
    position = factory.Sequence(lambda n: n)
    titles = factory.LazyFunction(lambda: {"en": "Module", "sv": "Modul", "de": "Modul"})


class ActivityFactory(DjangoModelFactory):
    class Meta:
        model = "courses.Activity"

    module = factory.SubFactory(ModuleFactory)
    version = factory.SelfAttribute("module.version")
    key = factory.LazyFunction(uuid.uuid4)
    kind = "lesson"
    position = factory.Sequence(lambda n: n)
    minutes = 10
    titles = factory.LazyFunction(lambda: {"en": "Activity", "sv": "Aktivitet", "de": "Aktivität"})


class ActivityTextFactory(DjangoModelFactory):
    class Meta:
        model = "courses.ActivityText"

    activity = factory.SubFactory(ActivityFactory)
    language = "en"
    body = factory.LazyFunction(
        lambda: [{"id": "b1", "type": "text", "html": "<p>Read me.</p>", "value": None}]
    )


class CohortFactory(DjangoModelFactory):
    class Meta:
        model = "cohorts.Cohort"

    organisation = factory.SubFactory(OrganisationFactory)
    version = factory.SubFactory(
        CourseVersionFactory, course__organisation=factory.SelfAttribute("...organisation")
    )
    name = factory.Sequence(lambda n: f"Cohort {n}")
    starts_on = datetime.date(2026, 9, 1)
    seats = 20
    made_by = factory.SubFactory(UserFactory)


class FacilitationFactory(DjangoModelFactory):
    """With the role at the cohort's organisation, without which nobody runs a cohort."""

    class Meta:
        model = "cohorts.Facilitation"
        skip_postgeneration_save = True

    cohort = factory.SubFactory(CohortFactory)
    user = factory.SubFactory(UserFactory)

    @factory.post_generation
    def role(self, create, extracted, **kwargs):
        organisation = self.cohort.organisation
        if not self.user.memberships.live().filter(organisation=organisation).exists():
            MembershipFactory(user=self.user, organisation=organisation, role="facilitator")


class EnrolmentFactory(DjangoModelFactory):
    class Meta:
        model = "cohorts.Enrolment"

    cohort = factory.SubFactory(CohortFactory)
    participant = factory.SubFactory(UserFactory)
    company = factory.SubFactory(CompanyFactory)

    class Params:
        completed = factory.Trait(
            completed_at=factory.LazyFunction(timezone.now), completed_how="all required activities"
        )


class ProgressFactory(DjangoModelFactory):
    class Meta:
        model = "cohorts.Progress"

    enrolment = factory.SubFactory(EnrolmentFactory)
    activity_key = factory.LazyFunction(uuid.uuid4)

    class Params:
        completed = factory.Trait(completed_at=factory.LazyFunction(timezone.now), completed_how="read")


class SessionFactory(DjangoModelFactory):
    class Meta:
        model = "cohorts.Session"

    cohort = factory.SubFactory(CohortFactory)
    activity = factory.SubFactory(ActivityFactory, kind="session")
    starts_at = factory.LazyFunction(timezone.now)
    ends_at = factory.LazyAttribute(lambda session: session.starts_at + datetime.timedelta(hours=3))


class AllocationFactory(DjangoModelFactory):
    class Meta:
        model = "cohorts.Allocation"

    cohort = factory.SubFactory(CohortFactory)
    activity_key = factory.LazyFunction(uuid.uuid4)
    reviews_each = 2
    seed = 7
    handed_out_by = factory.SubFactory(UserFactory)


class CohortDateFactory(DjangoModelFactory):
    class Meta:
        model = "cohorts.CohortDate"

    cohort = factory.SubFactory(CohortFactory)
    activity = factory.SubFactory(ActivityFactory)


class ReviewFactory(DjangoModelFactory):
    class Meta:
        model = "cohorts.Review"


class SubmissionFactory(DjangoModelFactory):
    class Meta:
        model = "cohorts.Submission"

    enrolment = factory.SubFactory(EnrolmentFactory)
    activity_key = factory.LazyFunction(uuid.uuid4)
    number = 1
    reference = factory.Sequence(lambda n: f"R{n:08}")
    text = "What I will let go of."


class CertificateTypeFactory(DjangoModelFactory):
    class Meta:
        model = "certificates.CertificateType"

    organisation = factory.SubFactory(OrganisationFactory)
    names = factory.LazyFunction(lambda: {"en": "Certificate", "sv": "Intyg", "de": "Zertifikat"})
    signatory = "Karin Öberg"
    signatory_titles = factory.LazyFunction(
        lambda: {"en": "Head of business", "sv": "Näringslivschef", "de": "Leiterin Wirtschaft"}
    )
    place = "Skellefteå"

"""A group that goes through one course version together, its dates and its seats."""

import uuid
import zoneinfo
from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.core.models import Tenure, TenureQuerySet


def facilitated(user: Any) -> frozenset[int]:
    """Keys of the cohorts that the person facilitates now, read once per request."""
    if not hasattr(user, "_facilitated"):
        user._facilitated = frozenset(Facilitation.objects.held_by(user).values_list("cohort", flat=True))
    return user._facilitated


def _runs(user: Any) -> Q:
    return Q(pk__in=facilitated(user)) | Q(organisation__in=user.organisations_as("administrator"))


class CohortQuerySet(models.QuerySet["Cohort"]):
    def run_by(self, user: Any) -> "CohortQuerySet":
        """Cohorts whose desk the person sees: facilitators of it, administrators of its organisation."""
        return self if user.is_superuser else self.filter(_runs(user))

    def administered_by(self, user: Any) -> "CohortQuerySet":
        """Cohorts of the organisations that the person administers."""
        return (
            self
            if user.is_superuser
            else self.filter(organisation__in=user.organisations_as("administrator"))
        )

    def visible_to(self, user: Any) -> "CohortQuerySet":
        """Those the person runs or attends."""
        if user.is_superuser:
            return self
        attends = Exists(Enrolment.objects.filter(cohort=OuterRef("pk"), participant=user, withdrawn_at=None))
        return self.filter(_runs(user) | Q(attends))


class Cohort(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="cohorts"
    )
    version = models.ForeignKey("courses.CourseVersion", on_delete=models.PROTECT, related_name="cohorts")
    name = models.CharField(_("name"), max_length=150)
    starts_on = models.DateField(_("starts on"))
    time_zone = models.CharField(
        _("time zone"),
        max_length=40,
        default="Europe/Stockholm",
        choices=[(zone, zone) for zone in sorted(zoneinfo.available_timezones())],
    )
    country = models.CharField(_("country of the holidays"), max_length=2, default="SE")
    seats = models.PositiveSmallIntegerField(_("seats"))
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "pk"]

    def __str__(self):
        return self.name


# Roles at an organisation by which a person may run its cohorts.
RUNNING = ("facilitator", "administrator")


class FacilitationQuerySet(TenureQuerySet):
    def held_by(self, user: Any) -> "FacilitationQuerySet":
        """What the person facilitates now; nothing at an organisation where their role has ended."""
        organisations = user.organisations_as(*RUNNING)
        return (
            self.live().filter(user=user, cohort__organisation__in=organisations)
            if organisations
            else self.none()
        )


class Facilitation(Tenure):
    """A person runs a cohort, from when to when."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="facilitations")
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="facilitations")
    objects: ClassVar[Any] = FacilitationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "user"], condition=Q(ended_at=None), name="a_cohort_is_run_once_by_a_person"
            )
        ]

    def __str__(self):
        return f"{self.user} · {self.cohort}"


class CohortDate(models.Model):
    """The instants that an activity's date rules gave for this cohort."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="dates")
    activity = models.ForeignKey("courses.Activity", on_delete=models.PROTECT, related_name="+")
    opens_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["cohort", "activity__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "activity"], name="an_activity_has_one_date_in_a_cohort"
            )
        ]

    def __str__(self):
        return f"{self.cohort} · {self.activity}"


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def active(self) -> "EnrolmentQuerySet":
        return self.filter(withdrawn_at=None)

    def own(self, user: Any) -> "EnrolmentQuerySet":
        """The person's own live enrolments."""
        return self.active().filter(participant=user)

    def known_to(self, user: Any) -> "EnrolmentQuerySet":
        """Live seats that the pages of companies tell of: a contact all of theirs, who serves them those of their own
        organisation's cohorts.
        """
        if user.is_superuser:
            return self.active()
        serving = user.organisations_as("administrator", "adviser")
        spoken_for = Exists(user.contacts.live().filter(company=OuterRef("company")))
        return self.active().filter(Q(spoken_for) | Q(cohort__organisation__in=serving))

    def visible_to(self, user: Any) -> "EnrolmentQuerySet":
        """The person's own, and those in cohorts they run."""
        if user.is_superuser:
            return self
        own = Q(participant=user, withdrawn_at=None)
        if not user.organisations_as(*RUNNING):
            return self.filter(own)
        return self.filter(own | Q(cohort__in=Cohort.objects.run_by(user)))


class Enrolment(models.Model):
    """A seat: one person in one cohort, for one company. Its `uuid` is the registration that content knows."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="enrolments")
    participant = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="enrolments")
    company = models.ForeignKey(
        "companies.Company", on_delete=models.PROTECT, related_name="enrolments", null=True, blank=True
    )
    enrolled_at = models.DateTimeField(default=timezone.now)
    enrolled_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+", null=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    completed_how = models.CharField(max_length=120, blank=True, help_text="the rule that said so")
    last_seen_at = models.DateTimeField(null=True, blank=True)
    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering = ["participant__family_name", "participant__given_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "participant"], name="a_person_has_one_seat_in_a_cohort"
            ),
            models.CheckConstraint(
                condition=Q(completed_at=None, completed_how="")
                | (Q(completed_at__isnull=False) & ~Q(completed_how="")),
                name="completion_says_how",
            ),
        ]

    def __str__(self):
        return f"{self.participant} · {self.cohort}"


class PersonalDate(models.Model):
    """A personal exception: this enrolment's due date for one activity, and why."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="personal_dates")
    activity = models.ForeignKey("courses.Activity", on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    given_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "activity"], name="one_personal_date_per_activity")
        ]

    def __str__(self):
        return f"{self.enrolment} · {self.activity}"

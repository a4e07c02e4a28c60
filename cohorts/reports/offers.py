"""What anyone may know of coming cohorts: when they begin, how many seats are free."""

from datetime import datetime
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from cohorts.models import Cohort, Enrolment
from courses.models import Course


def coming(course: Course, now: datetime) -> list[Any]:
    """Cohorts of the course that have not begun, the next first, each with sessions and `free` seats."""
    seats = Enrolment.objects.active().filter(cohort=OuterRef("pk")).order_by().values("cohort")
    taken = Coalesce(Subquery(seats.annotate(n=Count("pk")).values("n")), 0, output_field=IntegerField())
    found = Cohort.objects.filter(version__course=course, closed_at=None, starts_on__gt=now.date()).annotate(
        taken=taken
    )
    cohorts: list[Any] = list(found.prefetch_related("sessions").order_by("starts_on", "pk"))
    for cohort in cohorts:
        cohort.free = max(cohort.seats - cohort.taken, 0)
    return cohorts

"""What certificates do when something happens below them."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from certificates.actions import issue_for
from certificates.models import CertificateType
from certificates.reports import cards, held_by, to_issue
from cohorts.models import Cohort, Enrolment
from lms.core import events, jobs
from lms.core.registry import panel, tab


@events.on("enrolment.completed")
def issue_by_itself(enrolment: int) -> None:
    """Issue what the cohort's organisation has automatic; a second delivery issues nothing more."""
    cohort = Enrolment.objects.select_related("cohort").get(pk=enrolment).cohort
    automatic = CertificateType.objects.filter(organisation=cohort.organisation_id, automatic=True)
    for certificate_type in automatic:
        jobs.enqueue(issue_for, enrolment, certificate_type.pk)


@panel("home", order=60)
def own_certificates(request: Any) -> str:
    """The person's certificates; nothing where there is none yet."""
    held = cards(held_by(request.user))
    return render_to_string("certificates/panel_home.html", {"cards": held}, request) if held else ""


@panel("office", order=10)
def certificates_to_issue(request: Any) -> str:
    """For an administrator: the cohorts where people have completed and wait for their certificate."""
    found = to_issue(Cohort.objects.administered_by(request.user))
    context = {"cohorts": found}
    return render_to_string("certificates/panel_office.html", context, request) if found else ""


@tab("cohort")
def certificates_of_the_cohort(cohort: Any) -> tuple[str, str]:
    """Beside the desk, for everybody who may open it."""
    return _("Certificates"), reverse("certificates:cohort_certificates", args=[cohort.uuid])

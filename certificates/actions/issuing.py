"""A certificate comes to be: once per enrolment and type, numbered without gaps; a correction replaces it."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from certificates import code, pdf
from certificates.actions import letters
from certificates.actions.files import render_file
from certificates.actions.freezing import freeze
from certificates.facts import Facts
from certificates.models import Certificate, CertificateType, Series
from cohorts.models import Enrolment
from lms.core import audit, jobs
from lms.core.errors import DomainError


class NotCompleted(DomainError):
    """The person has not completed the course, or has left it."""


class Unprintable(DomainError):
    """Some characters cannot be written with the fonts that the server has."""


@transaction.atomic
def issue(enrolment: Enrolment, type: CertificateType, *, by: Any) -> Certificate:
    """Give the enrolment its certificate of that type; however often asked, it stays the one and same."""
    enrolment = _locked(enrolment)
    if issued := Certificate.objects.current().filter(enrolment=enrolment, type=type).first():
        return issued
    if enrolment.completed_at is None or enrolment.withdrawn_at is not None:
        raise NotCompleted(_("The course is not completed."))
    certificate = _create(enrolment, type, by=by)
    audit.record("certificate.issued", certificate, by=by, number=certificate.number)
    letters.issued(certificate)
    return certificate


@transaction.atomic
def supersede(certificate: Certificate, *, name: str, by: Any) -> Certificate:
    """Replace a certificate by a corrected one in that name; asked again, the same correction is returned."""
    enrolment = _locked(certificate.enrolment)
    certificate = Certificate.objects.with_everything().get(pk=certificate.pk)
    if certificate.superseded_at is not None:
        return certificate.superseded_by
    if certificate.erased_at is not None:
        raise NotCompleted(_("The person's data has been erased; the certificate cannot be corrected."))
    Certificate.objects.filter(pk=certificate.pk).update(superseded_at=timezone.now())
    corrected = _create(enrolment, certificate.type, by=by, name=name, supersedes=certificate)
    audit.record("certificate.superseded", certificate, by=by, number=corrected.number)
    letters.issued(corrected)
    return corrected


@task
def issue_for(enrolment_pk: int, type_pk: int) -> None:
    """Issue on behalf of the system; a person who has left meanwhile gets none."""
    enrolment = Enrolment.objects.get(pk=enrolment_pk)
    if enrolment.completed_at is not None and enrolment.withdrawn_at is None:
        issue(enrolment, CertificateType.objects.get(pk=type_pk), by=audit.SYSTEM)


def _locked(enrolment: Enrolment) -> Enrolment:
    whole = Enrolment.objects.select_related("participant", "cohort__organisation", "cohort__version")
    return whole.select_for_update(of=("self",)).get(pk=enrolment.pk)


def _create(
    enrolment: Enrolment,
    type: CertificateType,
    *,
    by: Any,
    name: str = "",
    supersedes: Certificate | None = None,
) -> Certificate:
    fresh = code.new()
    expires_on = supersedes.expires_on if supersedes else None
    facts = freeze(enrolment, type, number="", code=fresh, name=name, expires_on=expires_on)
    _refuse_unprintable(facts)
    facts["number"] = _next_number(enrolment, facts)
    certificate = Certificate.objects.create(
        type=type,
        enrolment=enrolment,
        number=facts["number"],
        code=fresh,
        facts=facts,
        issued_by=by if getattr(by, "pk", None) else None,
        expires_on=facts["expires_on"] or None,
        supersedes=supersedes,
    )
    jobs.enqueue(render_file, certificate.pk, facts["language"])
    return certificate


def _next_number(enrolment: Enrolment, facts: Facts) -> str:
    """The next of the series, whose row stays locked until the certificate is there: no number is lost."""
    organisation = enrolment.cohort.organisation
    prefix = organisation.certificate_prefix or organisation.slug[:3].upper()
    series, _new = Series.objects.get_or_create(prefix=prefix, year=int(facts["issued_on"][:4]))
    series = Series.objects.select_for_update(of=("self",)).get(pk=series.pk)
    series.last += 1
    series.save(update_fields=["last"])
    return f"{series}-{series.last:04}"


def _refuse_unprintable(facts: Facts) -> None:
    """A name outside the alphabets of our own fonts is tried on the press before a number is taken."""
    if pdf.is_covered(facts["name"]):
        return
    try:
        pdf.render(facts, facts["language"])
    except pdf.MissingGlyphs as error:
        raise Unprintable(
            _(
                "No font of the server can write “%(characters)s”. Ask the administrator of the server to install one."
            )
            % {"characters": error.characters}
        ) from error

"""The cohort that has ended: everyone completed, certificates issued, one corrected and one revoked."""

import datetime

from django.utils import timezone

from accounts.models import User
from certificates.actions import issue, revoke, supersede
from certificates.models import CertificateType, Revocation
from cohorts.models import Attendance, Cohort, Enrolment, Progress, Session
from cohorts.models.sessions import Presence
from cohorts.progress_rules import ALL_REQUIRED, HOW
from lms.site.demo.people import company_of, texts

NAMES = {"sv": "Kursintyg", "de": "Zertifikat", "en": "Certificate of completion"}
TITLES = {
    "sv": "Näringslivschef",
    "de": "Leiterin Wirtschaftsförderung",
    "en": "Head of Business Development",
}


def certificate_type(organisation) -> CertificateType:
    """The organisation's certificate, issued by itself when somebody completes."""
    found = CertificateType.objects.filter(organisation=organisation).first()
    return found or CertificateType.objects.create(
        organisation=organisation,
        names=NAMES,
        automatic=True,
        signatory="Karin Nyberg",
        signatory_titles=TITLES,
        place="Skellefteå",
    )


def fill(cohort: Cohort, people: dict[str, User], leader: User) -> None:
    """Everyone went all the way; one had their name corrected, one certificate was issued in error."""
    activities = list(cohort.version.activities.order_by("position"))
    sessions = list(Session.objects.filter(cohort=cohort).select_related("activity"))
    ended_at = max(session.ends_at for session in sessions)
    kind = certificate_type(cohort.organisation)
    issued = [
        issue(
            _completed(cohort, people[row["slug"]], row, activities, sessions, ended_at, leader),
            kind,
            by=leader,
        )
        for row in texts("people")["finished"]
    ]
    supersede(issued[2], name="Risten Labba Sarri", by=leader)
    revoke(
        issued[-1],
        reason=Revocation.ERROR,
        note="Two attendances were noted for the wrong person.",
        by=leader,
    )


def _completed(cohort, person, row, activities, sessions, ended_at, leader):
    enrolment = Enrolment.objects.create(
        cohort=cohort,
        participant=person,
        company=company_of(row),
        enrolled_by=leader,
        enrolled_at=ended_at - datetime.timedelta(days=140),
        completed_at=ended_at,
        completed_how=ALL_REQUIRED,
        last_seen_at=timezone.now() - datetime.timedelta(days=5),
    )
    _attended(enrolment, sessions, leader)
    _did(enrolment, activities, ended_at)
    return enrolment


def _attended(enrolment, sessions, leader):
    Attendance.objects.bulk_create(
        Attendance(
            session=session,
            enrolment=enrolment,
            presence=Presence.PRESENT,
            recorded_by=leader,
            recorded_at=session.starts_at,
        )
        for session in sessions
    )


def _did(enrolment, activities, ended_at):
    Progress.objects.bulk_create(
        Progress(
            enrolment=enrolment,
            activity_key=activity.key,
            started_at=ended_at - datetime.timedelta(days=2),
            completed_at=ended_at - datetime.timedelta(days=1),
            completed_how=HOW[activity.kind],
        )
        for activity in activities
        if activity.required
    )

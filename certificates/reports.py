"""Questions: is this certificate true, who can get one, how far is a batch."""

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BigIntegerField, Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from certificates import code
from certificates.facts import LANGUAGES, spoken
from certificates.models import Batch, Certificate, CertificateType, Rendering
from cohorts.models import Cohort, Enrolment
from lms.core import throttle
from lms.core.errors import DomainError
from lms.core.prepared import prepared

# So many wrong codes of one address within so many seconds.
MISSES, PERIOD = 20, 600


class TooManyWrongCodes(DomainError):
    """Somebody guesses: for a while this address is not answered, not even about a true code."""


class DamagedFile(DomainError):
    """The kept bytes are not those that were kept."""


@dataclass(frozen=True)
class Verdict:
    """What anyone with the code may know; empty where there is nothing to say."""

    state: str
    code: str
    number: str = ""
    name: str = ""
    organisation: str = ""
    course: str = ""
    kind: str = ""
    certifies: str = ""
    completed: str = ""
    issued_on: datetime.date | None = None
    expires_on: datetime.date | None = None
    ended_on: datetime.date | None = None
    reason: str | Promise = ""
    hides_name: bool = False
    facts: list[tuple[str, str]] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)


def language() -> str:
    """The visitor's language, if certificates are written in it."""
    now = (get_language() or "sv")[:2]
    return now if now in LANGUAGES else "sv"


def verdict(text: str) -> Verdict:
    """The public answer for a typed or scanned code; one look-up, whether it is known or not."""
    normal = code.normalise(text)
    found = Certificate.objects.select_related("type").filter(code=normal or "-").first()
    if found is None:
        return Verdict(state="unknown", code=normal or text[:40])
    facts, shown = found.facts, language()
    return Verdict(
        state=found.state,
        code=found.code,
        number=found.number,
        name=facts["name"] if found.type.shows_name else "",
        hides_name=not (facts["name"] and found.type.shows_name),
        organisation=facts["organisation"]["name"],
        course=spoken(facts["course"], shown),
        kind=spoken(facts["kind"], shown),
        certifies=facts["words"][shown]["certifies"],
        completed=facts["words"][shown]["completed"],
        issued_on=datetime.date.fromisoformat(facts["issued_on"]),
        expires_on=found.expires_on,
        ended_on=_ended_on(found),
        reason=found.get_revocation_display() if found.revoked_at else "",
        facts=[(label, said) for label, said in facts["words"][shown]["facts"]],
        modules=[spoken(module["title"], shown) for module in facts["modules"]],
    )


def asked(text: str, *, address: str) -> Verdict:
    """The verdict for a stranger at that address; wrong codes are counted, and too many raise TooManyWrongCodes."""
    if throttle.is_blocked(address, "verify", limit=MISSES):
        raise TooManyWrongCodes(
            _(
                "Many codes that do not exist have been tried from your network. Try again in ten minutes; "
                "then every real code is answered at once."
            )
        )
    found = verdict(text)
    if found.state == "unknown":
        throttle.count_miss(address, "verify", seconds=PERIOD)
    return found


def _ended_on(certificate: Certificate) -> datetime.date | None:
    """When a certificate that is not valid any more stopped being so."""
    if certificate.state == "expired":
        return certificate.expires_on
    ended = {"revoked": certificate.revoked_at, "superseded": certificate.superseded_at}.get(
        certificate.state
    )
    return timezone.localdate(ended) if ended else None


def sentence(found: Verdict) -> str:
    """One line about the verdict: since when, and why."""
    day = date_format(found.ended_on, "DATE_FORMAT") if found.ended_on else ""
    if found.state == "valid":
        issued = date_format(found.issued_on or "", "DATE_FORMAT")
        return _("Issued on %(day)s by %(organisation)s.") % {
            "day": issued,
            "organisation": found.organisation,
        }
    said = {
        "expired": _("It was valid until %(day)s. What it says was true when it was issued."),
        "superseded": _(
            "It was replaced on %(day)s by a corrected certificate. Ask its holder for the new one."
        ),
        "revoked": _("It has not counted since %(day)s. The reason: %(reason)s."),
    }
    return said.get(found.state, "") % {"day": day, "reason": found.reason}


@dataclass(frozen=True)
class Candidate:
    """One person of a cohort and whether they can get the certificate; `reason` says why not."""

    enrolment: Enrolment
    certificate: Certificate | None
    reason: str = ""

    @property
    def is_ready(self) -> bool:
        return self.certificate is None and not self.reason


def candidates(cohort: Cohort, type: CertificateType | None) -> list[Candidate]:
    """Everyone who has or had a seat, with the certificate they have or what keeps them from one."""
    enrolments = list(cohort.enrolments.select_related("participant", "company"))
    held = Certificate.objects.current().filter(enrolment__in=enrolments, type=type)
    issued = {certificate.enrolment_id: certificate for certificate in held}
    everyone = (Candidate(one, issued.get(one.pk), _obstacle(one)) for one in enrolments)
    return [one for one in everyone if one.certificate or one.enrolment.withdrawn_at is None]


def _obstacle(enrolment: Enrolment) -> str:
    return "" if enrolment.completed_at else _("The course is not completed.")


def ready(cohort: Cohort, type: CertificateType, uuids: Iterable[str]) -> list[Enrolment]:
    """Those of the chosen that can get the certificate now."""
    chosen = set(uuids)
    return [
        one.enrolment
        for one in candidates(cohort, type)
        if one.is_ready and str(one.enrolment.uuid) in chosen
    ]


@dataclass(frozen=True)
class BatchProgress:
    """How far a batch is and what failed."""

    state: str
    done: int
    total: int
    issued: int
    failures: list[dict[str, str]]


def batch_progress(batch: Batch) -> BatchProgress:
    """How far the batch is; failures with the person and the reason."""
    items = list(batch.items.select_related("enrolment__participant"))
    failed = [item for item in items if item.failure]
    done = sum(item.done_at is not None for item in items)
    state = "finished" if batch.finished_at else "running" if done else "waiting"
    failures = [{"what": str(item.enrolment.participant), "why": item.failure} for item in failed]
    return BatchProgress(state, done, len(items), done - len(failed), failures)


def to_issue(cohorts: QuerySet[Cohort]) -> list[Any]:
    """Cohorts with people who completed and hold no certificate yet, their number as `waiting`; one query."""
    current = Certificate.objects.current().filter(enrolment=OuterRef("pk"))
    done = Enrolment.objects.active().filter(cohort=OuterRef("pk")).exclude(completed_at=None)
    waiting = done.filter(~Exists(current)).order_by().values("cohort").annotate(n=Count("pk")).values("n")
    figure = Coalesce(Subquery(waiting), 0, output_field=IntegerField())
    return list(cohorts.annotate(waiting=figure).filter(waiting__gt=0).order_by("starts_on", "pk"))


def types_of(cohort: Cohort) -> list[CertificateType]:
    """What can be certified in the cohort."""
    return list(cohort.organisation.certificate_types.all())


@prepared(person=BigIntegerField())
def _held(person: Any) -> Any:
    return Certificate.objects.current().filter(enrolment__participant=person).order_by().values_list("pk")


def held_by(user: Any) -> list[Certificate]:
    """The person's own certificates that no correction has replaced, newest first."""
    keys = [key for [key] in _held(person=user.pk)]
    return list(Certificate.objects.filter(pk__in=keys)) if keys else []


def cards(certificates: Iterable[Certificate]) -> list[dict[str, Any]]:
    """Certificates for a panel, each with what it calls its course."""
    return [{"certificate": each, "course": course_of(each)} for each in certificates]


def course_of(certificate: Certificate) -> str:
    """The course as the certificate names it, in the reader's language."""
    return spoken(certificate.facts["course"], language())


def contents(rendering: Rendering) -> bytes:
    """The kept file; raises DamagedFile when a byte of it has changed."""
    with rendering.file.open("rb") as file:
        kept = file.read()
    if hashlib.sha256(kept).hexdigest() != rendering.sha256:
        raise DamagedFile(_("The kept file is damaged. The administrator must restore it from a backup."))
    return kept

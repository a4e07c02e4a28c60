"""The facts of a certificate, copied from what is true now, with every word that it will ever print."""

import datetime
import zoneinfo
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certificates.facts import LANGUAGES, Facts, Module, Organisation, Texts, Words, months_later, spoken
from certificates.models import CertificateType
from cohorts.models import Cohort, Enrolment
from courses.models import CourseVersion, Kind

# The colours of `tokens.css` on paper.
ACCENTS = {
    "pine": "#1b5e4d",
    "lake": "#12567a",
    "ember": "#744900",
    "plum": "#6d2f68",
    "slate": "#3c4a5c",
    "moss": "#47570f",
    "rust": "#96292b",
    "ink": "#2e3d8c",
}
DAYS = {"sv": ("j F", "j F Y"), "de": ("j. F", "j. F Y"), "en": ("j F", "j F Y")}


def freeze(
    enrolment: Enrolment,
    kind: CertificateType,
    *,
    number: str,
    code: str,
    name: str = "",
    expires_on: Any = None,
) -> Facts:
    """Everything that the certificate says; `name` and `expires_on` of a correction win over what is true now."""
    cohort, version, holder = enrolment.cohort, enrolment.cohort.version, enrolment.participant
    today = timezone.localdate(timezone=zoneinfo.ZoneInfo(cohort.time_zone))
    if expires_on is None and kind.valid_months:
        expires_on = months_later(today, kind.valid_months)
    facts = Facts(
        number=number,
        code=code,
        verify_url=settings.SITE_URL + reverse("certificates:verdict", args=[code]),
        language=holder.language,
        name=name or holder.get_full_name(),
        course=version.titles,
        kind=_in_each(lambda: str(Kind(version.kind).label)),
        outcome=_in_each(lambda: _("All required parts completed")),
        hours=_hours(version),
        starts_on=cohort.starts_on.isoformat(),
        ends_on=_completed_on(enrolment, cohort).isoformat(),
        issued_on=today.isoformat(),
        expires_on=expires_on.isoformat() if expires_on else "",
        organisation=_issuer(cohort.organisation),
        signatory={"name": kind.signatory, "title": kind.signatory_titles, "place": kind.place},
        modules=[Module(title=module.titles) for module in version.modules.all()],
        words={},
    )
    return facts | {"words": {each: _words(facts, kind, version.kind, each) for each in LANGUAGES}}


def _issuer(organisation: Any) -> Organisation:
    return Organisation(name=organisation.name, accent=ACCENTS[organisation.accent])


def _in_each(say: Any) -> Texts:
    said = {}
    for language in LANGUAGES:
        with translation.override(language):
            said[language] = say()
    return said


def _hours(version: CourseVersion) -> str:
    minutes = version.activities.aggregate(total=Sum("minutes"))["total"] or 0
    return str((Decimal(minutes) / 60).quantize(Decimal(1))) if minutes else ""


def _completed_on(enrolment: Enrolment, cohort: Cohort) -> datetime.date:
    return timezone.localdate(enrolment.completed_at, timezone=zoneinfo.ZoneInfo(cohort.time_zone))


def _words(facts: Facts, kind: CertificateType, course: str, language: str) -> Words:
    with translation.override(language):
        issued, place = _day(facts["issued_on"], language), facts["signatory"]["place"]
        return Words(
            heading=kind.names.get(language) or _("Certificate"),
            certifies=_("This is to certify that"),
            completed=_completed(course),
            facts=_rows(facts, language),
            modules=_("Contents"),
            signed=_("%(place)s, %(day)s") % {"place": place, "day": issued},
            verify=_("Verify this certificate"),
            verify_hint=_("Compare name, programme and dates with what the page shows."),
            qr=_("QR code of the page that verifies this certificate"),
            number=_("Certificate no."),
            code=_("Code"),
        )


def _completed(course: str) -> str:
    sentences = {
        Kind.LEADERSHIP: _("has completed the leadership programme"),
        Kind.BUSINESS: _("has completed the business development programme"),
        Kind.WORKSHOP: _("has completed the workshop"),
        Kind.EVENT: _("has attended the event"),
    }
    return sentences[Kind(course)]


def _rows(facts: Facts, language: str) -> list[list[str]]:
    """Label and value of each fact that there is, in the language that is active."""
    rows = [[_("Period"), _period(facts["starts_on"], facts["ends_on"], language)]]
    if facts["hours"]:
        count = int(facts["hours"])
        rows.append([_("Extent"), ngettext("%(count)s hour", "%(count)s hours", count) % {"count": count}])
    rows.append([_("Outcome"), spoken(facts["outcome"], language)])
    if facts["expires_on"]:
        rows.append([_("Valid until"), _day(facts["expires_on"], language)])
    return rows


def _period(first: str, last: str, language: str) -> str:
    if first >= last:
        return _day(last, language)
    short, whole = DAYS[language]
    start = datetime.date.fromisoformat(first)
    return f"{date_format(start, short if first[:4] == last[:4] else whole)} – {_day(last, language)}"


def _day(day: str, language: str) -> str:
    return date_format(datetime.date.fromisoformat(day), DAYS[language][1])

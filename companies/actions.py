"""What changes companies."""

import re
from typing import Any

from django.db import transaction

from companies.models import Company
from lms.core import audit


@transaction.atomic
def find_or_add(name: str, *, number: str = "", organisation: Any, by: Any) -> Company:
    """The company of this number in the organisation's country; without one, that of this name which it serves.

    A company that nobody knew is added; from now on the organisation serves it.
    """
    company = _known(name.strip(), written(number), organisation)
    if company is None:
        company = Company.objects.create(
            name=name.strip(), number=written(number), country=organisation.country
        )
        audit.record("company.added", company, by=by)
    company.organisations.add(organisation)
    return company


def written(number: str) -> str:
    """The number as it is kept: a Swedish one with its dash."""
    plain = re.sub(r"[\s-]", "", number)
    return f"{plain[:6]}-{plain[6:]}" if re.fullmatch(r"\d{10}", plain) else plain


def _known(name: str, number: str, organisation: Any) -> Company | None:
    if number:
        return Company.objects.filter(
            country=organisation.country, number__in=[number, number.replace("-", "")]
        ).first()
    return Company.objects.filter(name__iexact=name, organisations=organisation).first()

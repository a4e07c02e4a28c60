"""What an organisation says about itself."""

from typing import Any

from django.db import transaction

from accounts.models import Organisation
from lms.core import audit


@transaction.atomic
def change_organisation(organisation: Organisation, *, by: Any, **changes: Any) -> Organisation:
    """Change name, colour, country, time zone or certificate numbers; what was issued keeps its number."""
    for field, value in changes.items():
        setattr(organisation, field, value)
    organisation.save(update_fields=list(changes))
    audit.record("organisation.changed", organisation, by=by, fields=sorted(changes))
    return organisation

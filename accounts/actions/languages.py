from typing import Any

from django.db import transaction

from accounts.models import User
from lms.core import audit


@transaction.atomic
def choose(person: User, language: str, *, by: Any) -> None:
    """From now on pages, letters and documents speak this language to the person."""
    person.language = language
    person.save(update_fields=["language"])
    audit.record("person.chose_language", person, by=by, language=language)

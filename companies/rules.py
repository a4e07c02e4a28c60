"""Who may read about a company."""

from typing import Any

import rules
from django.db.models import BigIntegerField

from companies.models import Contact
from lms.core.prepared import prepared


@prepared(person=BigIntegerField())
def _contacts(person: Any) -> Any:
    return Contact.objects.filter(user=person, ended_at=None).order_by().values_list("company")


@rules.predicate
def serves_companies(user):
    return user.is_authenticated and bool(user.organisations_as("administrator", "adviser"))


@rules.predicate
def is_contact(user):
    """Asked by the navigation of every page, so looked up once a request."""
    if not hasattr(user, "is_contact"):
        user.is_contact = user.is_authenticated and bool(_contacts(person=user.pk))
    return user.is_contact


@rules.predicate
def serves(user, company):
    serving = user.organisations_as("administrator", "adviser")
    return company is not None and company.organisations.filter(pk__in=serving).exists()


@rules.predicate
def speaks_for(user, company):
    return company is not None and company.contacts.live().filter(user=user).exists()


rules.add_perm("companies.list_companies", serves_companies | is_contact)
rules.add_perm("companies.view_company", serves | speaks_for)

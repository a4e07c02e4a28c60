"""Who may read about a company."""

import rules


@rules.predicate
def serves_companies(user):
    return user.is_authenticated and bool(user.organisations_as("administrator", "adviser"))


@rules.predicate
def is_contact(user):
    """Asked by the navigation of every page, so looked up once a request."""
    if not hasattr(user, "is_contact"):
        user.is_contact = user.is_authenticated and user.contacts.live().exists()
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

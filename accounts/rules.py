"""Who may manage people and organisations."""

import rules


@rules.predicate
def administers(user, organisation=None):
    """Administers this organisation, or any when none is asked about."""
    if not user.is_authenticated:
        return False
    own = user.organisations_as("administrator")
    return bool(own) if organisation is None else organisation.pk in own


@rules.predicate
def administers_its_organisation(user, membership):
    return membership is not None and administers(user, membership.organisation)


rules.add_perm("accounts.list_people", administers)
rules.add_perm("accounts.change_organisation", administers)
rules.add_perm("accounts.end_role", administers_its_organisation)

"""What other apps tell: a person got or lost a role, an organisation came."""

from accounts.models import Organisation
from courses import actions
from lms.core import events


@events.on("roles.changed")
def give_authors_their_rights(user):
    """Emitted by accounts when a role was given or ended; `user` is a primary key."""
    actions.sync_author(user)


@events.on("organisation.made")
def prepare_shelf(organisation):
    actions.prepare_organisation(Organisation.objects.get(pk=organisation))

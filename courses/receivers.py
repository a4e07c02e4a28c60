"""What accounts tells: a first author or administrator makes the organisation's shelf."""

from accounts.actions.roles import EDITORS
from accounts.models import Membership
from courses import actions
from lms.core import events


@events.on("role.given")
def prepare_shelf(membership):
    given = Membership.objects.select_related("organisation").get(pk=membership)
    if given.role in EDITORS:
        actions.prepare_organisation(given.organisation)

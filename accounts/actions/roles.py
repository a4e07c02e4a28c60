"""Roles at an organisation, and the door to Wagtail that hangs on them."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions.invitations import invite
from accounts.models import Membership, Organisation, Role, User
from lms.core import audit, events
from lms.core.errors import DomainError

EDITORS = (Role.AUTHOR, Role.ADMINISTRATOR)


class LastAdministrator(DomainError):
    """An organisation keeps at least one administrator."""


@transaction.atomic
def give_role(user: User, organisation: Organisation, role: str, *, by: Any) -> Membership:
    """Give the person a role at the organisation; a role that is held already is returned."""
    membership, new = Membership.objects.get_or_create(
        user=user, organisation=organisation, role=role, ended_at=None
    )
    if new:
        if role in EDITORS:
            user.groups.add(editors_of(organisation))
        audit.record("role.given", membership, by=by, role=role)
        events.emit("role.given", membership=membership.pk)
    return membership


@transaction.atomic
def invite_colleague(
    email: str, *, organisation: Organisation, role: str, given_name: str, family_name: str, by: User
) -> Membership:
    """Invite a person and give them the role; for a person who is here already only the role is new."""
    names = {"given_name": given_name, "family_name": family_name, "language": by.language}
    user = invite(email, organisation=organisation, by=by, **names)
    return give_role(user, organisation, role, by=by)


@transaction.atomic
def end_role(membership: Membership, *, by: Any) -> Membership:
    """End the role at once, also in sessions that are open; raises LastAdministrator."""
    held = Membership.objects.select_for_update(of=("self",)).live()
    membership = held.select_related("user", "organisation").get(pk=membership.pk)
    others = held.filter(organisation=membership.organisation, role=membership.role).exclude(pk=membership.pk)
    if membership.role == Role.ADMINISTRATOR and not others.exists():
        raise LastAdministrator(
            _("An organisation needs at least one administrator. Give the role to another person first.")
        )
    membership.ended_at = timezone.now()
    membership.save(update_fields=["ended_at"])
    still = held.filter(user=membership.user, organisation=membership.organisation, role__in=EDITORS)
    if not still.exists():
        membership.user.groups.remove(editors_of(membership.organisation))
    audit.record("role.ended", membership, by=by, role=membership.role)
    events.emit("role.ended", membership=membership.pk)
    return membership


def editors_of(organisation: Organisation) -> Group:
    """The group whose page and collection permissions are the organisation's own; it may open Wagtail."""
    group, new = Group.objects.get_or_create(name=f"Editors · {organisation.slug}")
    if new:
        group.permissions.add(
            Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin")
        )
    return group

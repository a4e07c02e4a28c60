"""Questions about people and how they come in."""

from typing import Any

from accounts.models import Invitation, Membership, Organisation, User


def open_invitation(token: str) -> Invitation | None:
    """The invitation that this link opens, or None when it is unknown, used or has run out."""
    opened = Invitation.objects.opened_by(token)
    invitation = opened.select_related("user", "organisation").first()
    return None if invitation is None or invitation.user.has_usable_password() else invitation


def colleagues(user: User) -> dict[Organisation, list[Any]]:
    """The people with a live role at each organisation that the person administers, roles in `held`."""
    roles = Membership.objects.visible_to(user).live().select_related("user", "organisation")
    ordered = roles.order_by("organisation__name", "user__family_name", "user__given_name", "user__pk", "pk")
    found: dict[Organisation, list[Any]] = {}
    for membership in ordered:
        people = found.setdefault(membership.organisation, [])
        if not people or people[-1].pk != membership.user_id:
            people.append(membership.user)
            people[-1].held = []
        people[-1].held.append(membership)
    return found

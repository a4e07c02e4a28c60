"""What changes people, their roles and how they come in."""

from accounts.actions.invitations import accept, invite
from accounts.actions.organisations import change_organisation
from accounts.actions.people import change_profile, choose_notifications, set_language
from accounts.actions.roles import end_role, give_role, invite_colleague

__all__ = [
    "accept",
    "change_organisation",
    "change_profile",
    "choose_notifications",
    "end_role",
    "give_role",
    "invite",
    "invite_colleague",
    "set_language",
]

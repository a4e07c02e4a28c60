"""Coming in by a link: only who has the letter sets up the account."""

import datetime
import secrets
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import Invitation, Organisation, User, token_hash
from lms.core import audit, mail
from lms.core.errors import DomainError

VALID = datetime.timedelta(days=14)


class InvitationSpent(DomainError):
    """The link was used, has run out or was replaced."""


@transaction.atomic
def invite(
    email: str,
    *,
    organisation: Organisation,
    given_name: str = "",
    family_name: str = "",
    language: str = "sv",
    by: Any,
) -> User:
    """The person of this address; whoever has no password yet gets a letter with a link that sets up the account.

    A person who is here already is returned unchanged. A second invitation while the first is open sends no
    second letter.
    """
    email = email.strip().lower()
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(
            email, given_name=given_name, family_name=family_name, language=language
        )
        audit.record("person.invited", user, by=by)
    if not user.has_usable_password() and not user.invitations.open().exists():
        _send(user, organisation, by)
    return user


def _send(user, organisation, by):
    token = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        user=user,
        organisation=organisation,
        token_hash=token_hash(token),
        invited_by=by if isinstance(by, User) else None,
        expires_at=timezone.now() + VALID,
    )
    link = settings.SITE_URL + reverse("accounts:accept_invitation", args=[token])
    with translation.override(user.language):
        label = _("Set up my account")
    dedupe = f"invitation:{invitation.pk}"
    mail.write(user, "invitation", dedupe=dedupe, organisation=organisation, url=link, label=label)


@transaction.atomic
def accept(token: str, *, given_name: str, family_name: str, language: str, password: str) -> User:
    """Set up the account of the invited person; a link works once. Raises InvitationSpent.

    Whoever has a password by now signs in: the link would be a way round their second factor.
    """
    invitation = (
        Invitation.objects.opened_by(token).select_for_update(of=("self",)).select_related("user").first()
    )
    if invitation is None or invitation.user.has_usable_password():
        raise InvitationSpent(_("This link has been used or has run out. Ask for a new one, or sign in."))
    user = invitation.user
    user.given_name, user.family_name, user.language = given_name, family_name, language
    user.set_password(password)
    user.save()
    Invitation.objects.filter(user=user, accepted_at=None).update(accepted_at=timezone.now())
    audit.record("invitation.accepted", invitation, by=user)
    return user

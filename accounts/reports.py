"""Questions about people and how they come in."""

import hashlib

from django.utils import timezone

from accounts.models import Invitation


def open_invitation(token: str) -> Invitation | None:
    """The invitation that this link opens, or None when it is unknown, used or has run out."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    live = Invitation.objects.filter(token_hash=digest, accepted_at=None, expires_at__gt=timezone.now())
    return live.select_related("user", "organisation").first()

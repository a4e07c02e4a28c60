"""Signed, expiring addresses: a frame has no session, so what it may load is written in the address."""

import time
import uuid
from dataclasses import dataclass

from django.core import signing

FRAME_SALT, FILES_SALT = "content.h5p.frame", "content.h5p.files"
FRAME_SECONDS = 5 * 60
FILES_SECONDS = 6 * 60 * 60
WINDOW = 60 * 60


@dataclass(frozen=True)
class Ticket:
    """Which revision a frame shows, on a page of which origin, and whose state it begins with.

    The registration is opaque here; without one nothing is kept (a preview).
    """

    revision: uuid.UUID
    page_origin: str
    registration: uuid.UUID | None = None


def issue(ticket: Ticket) -> str:
    """A ticket to open one frame, to be used at once."""
    registration = ticket.registration.hex if ticket.registration else ""
    return signing.dumps([ticket.revision.hex, ticket.page_origin, registration], salt=FRAME_SALT)


def redeem(text: str) -> Ticket | None:
    """The ticket, or nothing when it is forged or too old."""
    try:
        revision, page_origin, registration = signing.loads(text, salt=FRAME_SALT, max_age=FRAME_SECONDS)
    except signing.BadSignature:
        return None
    return Ticket(uuid.UUID(revision), page_origin, uuid.UUID(registration) if registration else None)


def files_prefix(revision: uuid.UUID, *, now: float | None = None) -> str:
    """The path segment under which a revision's files can be loaded; the same for an hour, so that they are cached.

    It lives for hours because a video is asked for piece by piece while it plays.
    """
    window = int((time.time() if now is None else now) // WINDOW)
    return signing.Signer(salt=FILES_SALT).sign_object([revision.hex, window])


def files_revision(prefix: str, *, now: float | None = None) -> uuid.UUID | None:
    """The revision whose files the segment opens, or nothing when it is forged or too old."""
    try:
        revision, window = signing.Signer(salt=FILES_SALT).unsign_object(prefix)
    except signing.BadSignature:
        return None
    age = (time.time() if now is None else now) - window * WINDOW
    return uuid.UUID(revision) if 0 <= age < FILES_SECONDS + WINDOW else None

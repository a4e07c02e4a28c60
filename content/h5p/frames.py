"""Builds the address, the page and the policy of a frame that plays one revision."""

import hashlib
import uuid
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from content.h5p import actions, integration, policy, reports, tickets
from content.h5p.models import H5PRevision
from content.h5p.tickets import Ticket
from content.h5p.wording import player_words

CORE_SCRIPTS = ("content/h5p/shim.js", "vendor/h5p/frame.bundle.js", "content/h5p/bridge.js")
CORE_STYLES = ("vendor/h5p/styles/h5p.css", "content/h5p/frame.css")
PLAYER_FOLDERS = ("vendor/h5p/", "content/h5p/")


@dataclass(frozen=True)
class Frame:
    """What the frame's template shows and the policy that it is sent with."""

    context: dict[str, Any]
    policy: str


def address(request: HttpRequest, revision: H5PRevision, registration: uuid.UUID | None = None) -> str:
    """Where a page loads the frame from; good for some minutes."""
    ticket = Ticket(revision.uuid, _page_origin(request), registration)
    return reverse("content:h5p:frame", args=[tickets.issue(ticket)])


def build(request: HttpRequest, revision: H5PRevision, ticket: Ticket) -> Frame:
    """The frame of a revision for the holder of a ticket."""
    base = _page_origin(request) + reverse("content:h5p:base")
    player, playing = f"{base}player/{player_mark()}", reports.playable(revision)
    at = integration.Addresses(
        site=ticket.page_origin,
        libraries=f"{base}libraries/{playing.mark}",
        content=f"{base}contents/{tickets.files_prefix(revision.uuid)}",
        core_scripts=tuple(integration.addressed(CORE_SCRIPTS, player)),
        core_styles=tuple(integration.addressed(CORE_STYLES, player)),
    )
    play = _play(revision, ticket, playing)
    context = {
        "language": get_language() if revision.language == "und" else revision.language,
        "title": revision.title,
        "page_origin": ticket.page_origin,
        "content_id": play.content_id,
        "integration": integration.build(play, at),
        "styles": [*at.core_styles, *integration.addressed(playing.assets.styles, at.libraries)],
        "scripts": [*at.core_scripts, *integration.addressed(playing.assets.scripts, at.libraries)],
    }
    return Frame(context, policy.frame_policy(base, ticket.page_origin, needs_eval=playing.needs_eval))


def player_file(path: str) -> Path | None:
    """One of the player's own files, or nothing; no other static file is open to frames."""
    if not path.startswith(PLAYER_FOLDERS) or ".." in path:
        return None
    found = finders.find(path)
    return Path(found) if found and Path(found).is_file() else None


@cache
def player_mark() -> str:
    """Changes when one of the player's files does, so that they can be cached for ever."""
    digest = hashlib.sha256()
    for path in (*CORE_SCRIPTS, *CORE_STYLES):
        found = player_file(path)
        digest.update(found.read_bytes() if found else path.encode())
    return digest.hexdigest()[:16]


def _play(revision: H5PRevision, ticket: Ticket, playing: reports.Playable) -> integration.Play:
    kept = actions.load_state(ticket.registration, revision) if ticket.registration else None
    return integration.Play(
        content_id=str(revision.uuid),
        main=revision.main_library.id_,
        title=revision.title,
        params=revision.params,
        metadata=revision.metadata,
        assets=playing.assets,
        fullscreen=str(revision.main_library.described.get("fullscreen", "0")) == "1",
        state=kept,
        pseudonym=_pseudonym(ticket.registration),
        keeps_state=ticket.registration is not None,
        words=player_words(),
    )


def _pseudonym(registration: uuid.UUID | None) -> str:
    """What libraries see in place of a name: it says nothing and cannot be led back to the registration."""
    if registration is None:
        return "preview"
    return hashlib.sha256(f"{settings.SECRET_KEY}{registration}".encode()).hexdigest()[:12]


def _page_origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"

"""Addresses of films on other hosts: which we know, and the player that sets no cookie before it is asked for."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

YOUTUBE = {"www.youtube.com", "youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"}
VIMEO = {"vimeo.com", "www.vimeo.com", "player.vimeo.com"}


@dataclass(frozen=True)
class Player:
    provider: str
    host: str
    src: str
    page: str


def player(url: str) -> Player | None:
    """The player of a film's address, or None when the host or the address is not one that we know."""
    parts = urlsplit(url.strip())
    if parts.scheme != "https":
        return None
    if parts.hostname in YOUTUBE:
        return _youtube(parts)
    if parts.hostname in VIMEO:
        return _vimeo(parts)
    return None


def _youtube(parts) -> Player | None:
    found = parse_qs(parts.query).get("v", [""])[0] or parts.path.rstrip("/").rpartition("/")[2]
    if not re.fullmatch(r"[\w-]{11}", found, re.ASCII):
        return None
    host = "www.youtube-nocookie.com"
    return Player(
        "YouTube", host, f"https://{host}/embed/{found}", f"https://www.youtube.com/watch?v={found}"
    )


def _vimeo(parts) -> Player | None:
    found = parts.path.rstrip("/").rpartition("/")[2]
    if not re.fullmatch(r"\d{5,12}", found, re.ASCII):
        return None
    host = "player.vimeo.com"
    return Player("Vimeo", host, f"https://{host}/video/{found}?dnt=1", f"https://vimeo.com/{found}")

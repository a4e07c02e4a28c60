"""Limits for what strangers may try, counted in the shared cache by address."""

import hashlib
from typing import Any

from django.core.cache import cache


def is_blocked(request: Any, purpose: str, *, limit: int) -> bool:
    """Whether this address has missed `limit` times for the purpose within the running period."""
    return int(cache.get(_key(request, purpose), 0)) >= limit


def count_miss(request: Any, purpose: str, *, seconds: int) -> None:
    """Count one miss of this address; the count falls away after the period."""
    key = _key(request, purpose)
    if not cache.add(key, 1, seconds):
        try:
            cache.incr(key)
        except ValueError:  # it fell away in between
            cache.add(key, 1, seconds)


def _key(request: Any, purpose: str) -> str:
    address = hashlib.sha256(request.META.get("REMOTE_ADDR", "").encode()).hexdigest()[:24]
    return f"misses:{purpose}:{address}"

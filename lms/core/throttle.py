"""Limits for what strangers may try, counted in the shared cache by address."""

import hashlib

from django.core.cache import cache


def is_blocked(address: str, purpose: str, *, limit: int) -> bool:
    """Whether this address has missed `limit` times for the purpose within the running period."""
    return int(cache.get(_key(address, purpose), 0)) >= limit


def count_miss(address: str, purpose: str, *, seconds: int) -> None:
    """Count one miss of this address; the count falls away after the period."""
    key = _key(address, purpose)
    if not cache.add(key, 1, seconds):
        try:
            cache.incr(key)
        except ValueError:  # it fell away in between
            cache.add(key, 1, seconds)


def _key(address: str, purpose: str) -> str:
    """The cache may be a table of the database: it holds no addresses."""
    return f"misses:{purpose}:{hashlib.sha256(address.encode()).hexdigest()[:24]}"

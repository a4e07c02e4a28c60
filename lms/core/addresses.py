"""Where a request comes from, when what the request says of itself may be a lie."""

import ipaddress
from typing import Any

from django.conf import settings


def client_address(request: Any) -> str:
    """The visitor's address: what the outermost of our own proxies saw, and without proxies the connection's.

    Each proxy adds on the right whom it was asked by, so what stands further left than our proxies are many is
    the visitor's own invention. A chain that is too short, or no address, did not come through all of them.
    """
    connected = request.META.get("REMOTE_ADDR", "")
    if not settings.PROXIES:
        return connected
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    forwarded = hops[-settings.PROXIES] if len(hops) >= settings.PROXIES else ""
    try:
        return str(ipaddress.ip_address(forwarded))
    except ValueError:
        return connected

"""Whose address counts: a header is believed as far as our own proxies wrote it."""

import pytest
from django.core.cache import cache
from rest_framework.throttling import AnonRateThrottle

from accounts.adapters import AccountAdapter
from lms.core.addresses import client_address


@pytest.fixture
def request_with(rf):
    def make(forwarded=None, connected="10.0.0.1"):
        headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
        return rf.get("/", headers=headers, REMOTE_ADDR=connected)

    return make


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, None, "10.0.0.1"),
        (0, "192.0.2.1", "10.0.0.1"),
        (1, None, "10.0.0.1"),
        (1, "192.0.2.1", "192.0.2.1"),
        (1, "6.6.6.6, 192.0.2.1", "192.0.2.1"),
        (1, "192.0.2.1 ,", "10.0.0.1"),
        (1, "unknown", "10.0.0.1"),
        (2, "6.6.6.6, 192.0.2.1, 10.0.0.2", "192.0.2.1"),
        (2, "6.6.6.6", "10.0.0.1"),
        (1, "2001:DB8::1", "2001:db8::1"),
    ],
)
def test_the_visitor_is_whom_our_outermost_proxy_saw(settings, request_with, proxies, forwarded, address):
    settings.PROXIES = proxies

    assert client_address(request_with(forwarded)) == address


def test_sign_in_counts_by_the_same_address(settings, request_with):
    settings.PROXIES = 1

    assert AccountAdapter().get_client_ip(request_with("6.6.6.6, 192.0.2.1")) == "192.0.2.1"


def test_the_api_does_not_count_by_a_forged_address(request_with):
    """Without a number of proxies the library would take the header as it is."""
    idents = {AnonRateThrottle().get_ident(request_with(f"6.6.6.{last}")) for last in range(3)}

    assert idents == {"10.0.0.1"}


@pytest.mark.parametrize("path", ["/verify/AAAA-AAAA-AAAA/", "/api/v1/verify/AAAA-AAAA-AAAA/"])
def test_guessers_behind_a_proxy_are_counted_apart(db, client, settings, path):
    settings.PROXIES = 1
    cache.clear()

    guesser = [
        client.get(path, headers={"X-Forwarded-For": f"6.6.6.{number}, 192.0.2.1"}) for number in range(21)
    ]
    other = client.get(path, headers={"X-Forwarded-For": "6.6.6.6, 192.0.2.2"})

    assert (guesser[-1].status_code, other.status_code) == (429, 404)

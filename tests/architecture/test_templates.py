"""What the suite refuses in templates and pages."""

import socket

import pytest
from django.core.paginator import Paginator, UnorderedObjectListWarning
from django.template import engines

from accounts.models import User
from tests.strict import INLINE, UndefinedVariable


def test_an_undefined_variable_fails():
    template = engines["django"].from_string("<p>{{ nobody_knows_it }}</p>")

    with pytest.raises(UndefinedVariable):
        template.render({})


@pytest.mark.parametrize(
    "page",
    [
        "<script>go()</script>",
        '<script type="module">go()</script>',
        "<style>p{}</style>",
        '<p style="color:red">',
        '<a href="/" onclick="go()">',
        '<a href="javascript:go()">',
    ],
)
def test_inline_code_is_seen(page):
    assert INLINE.search(page)


@pytest.mark.parametrize(
    "page",
    [
        '<script type="module" src="/static/js/page.js"></script>',
        '<script id="facts" type="application/json">{"on": "x"}</script>',
        '<p class="style">one = two</p>',
        '<p>The style = "calm"</p>',
    ],
)
def test_what_is_no_inline_code_passes(page):
    assert not INLINE.search(page)


def test_pages_of_an_unordered_list_fail():
    with pytest.raises(UnorderedObjectListWarning):
        Paginator(User.objects.order_by(), 10).page(1)


def test_the_network_is_out_of_reach():
    with pytest.raises((RuntimeError, UserWarning), match=r"192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)

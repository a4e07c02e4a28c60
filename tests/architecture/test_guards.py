"""Every address has a policy: a mark of `lms.core.guards`, or a place on the list below with its reason."""

import pytest
from django.urls import URLPattern, get_resolver
from rest_framework.permissions import AllowAny
from rest_framework.views import APIView

# Addresses of libraries: what guards them instead of our marks.
FOREIGN = {
    "allauth.": "sign-in itself; each view asks for what it needs (tests/accounts/test_sign_in.py)",
    "wagtail.admin.": "behind the permission to open Wagtail, given with a role",
    "wagtail.contrib.": "inside Wagtail's admin",
    "wagtail.documents.": "documents of published lessons; private collections ask for their permission",
    "wagtail.images.": "inside Wagtail's admin",
    "wagtail.embeds.": "inside Wagtail's admin",
    "wagtail.snippets.": "inside Wagtail's admin",
    "wagtail.users.": "inside Wagtail's admin",
    "wagtail.locales.": "inside Wagtail's admin",
    "wagtail.sites.": "inside Wagtail's admin",
    "wagtail.search.": "inside Wagtail's admin",
    "wagtail.views": "published pages",
    "drf_spectacular.": "the description of the interface, behind sign-in",
    "django.views.i18n": "inside Wagtail's admin: its script's words",
}
# Single addresses of no module that tells.
PLACES = {"cms/test404/": "Wagtail's own page that is not there"}


def leaves(patterns, before=""):
    for pattern in patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield path, pattern.callback
        else:
            yield from leaves(pattern.url_patterns, path)


def layers(view):
    """The view, and what its decorators and `as_view` wrap."""
    while view is not None:
        yield view
        yield from (kind for name in ("view_class", "cls") if (kind := getattr(view, name, None)))
        view = getattr(view, "__wrapped__", None)


def guarded(path, view):
    """Ours carry a mark, also below `cms/` and `api/`; others' are known by where they come from."""
    return path in PLACES or any(
        getattr(layer, "policy", "") or layer.__module__.startswith(tuple(FOREIGN)) for layer in layers(view)
    )


def test_every_address_has_a_policy():
    bare = [
        f"{path} → {view.__module__}.{view.__name__}"
        for path, view in leaves(get_resolver().url_patterns)
        if not guarded(path, view)
    ]

    assert bare == []


@pytest.mark.parametrize("path", ["office/", "cohorts/", "courses/", "cms/courses/", "api/v1/courses/"])
def test_an_address_without_a_mark_is_seen(path):
    def bare(request):
        """No mark."""

    bare.__module__ = "cohorts.views"

    assert not guarded(path, bare)


def test_an_interface_without_a_mark_is_seen():
    class Bare(APIView):
        permission_classes = (AllowAny,)

    assert not guarded("api/v1/bare/", Bare.as_view())


def test_visitors_get_into_no_address_of_wagtail(client):
    opened = [
        path
        for path, _view in leaves(get_resolver().url_patterns)
        if path.startswith("cms/") and "<" not in path and "(" not in path
        if client.get(f"/{path}").status_code == 200
    ]

    assert opened == []

"""Scope, then rule, then state: 404 outside the scope, 403 without the right, a sentence when not now.

Every view carries one of the marks; a test walks all URLs and refuses a view without.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

View = Callable[..., Any]


def public(view: View) -> View:
    """Anyone may open it, signed in or not."""
    view.policy = "public"  # type: ignore[attr-defined]
    return login_not_required(view)


def signed_in(view: View) -> View:
    """Every signed-in person has it; it shows only what is theirs."""
    view.policy = "signed in"  # type: ignore[attr-defined]
    return view


def may(permission: str) -> Callable[[View], View]:
    """Needs a right that hangs on no object (`rules` predicate of the user alone), else 403."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> Any:
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.policy = permission  # type: ignore[attr-defined]
        return guarded

    return decorate


def needs(permission: str, *, scope: Callable[[Any], QuerySet[Any]]) -> Callable[[View], View]:
    """Load the object the user may see by its `uuid` (else 404), then ask the rule (else 403).

    The view gets the object in place of the URL's `uuid`.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, uuid: Any, **kwargs: Any) -> Any:
            found = get_object_or_404(scope(request.user), uuid=uuid)
            if not request.user.has_perm(permission, found):
                raise PermissionDenied
            return view(request, found, **kwargs)

        guarded.policy, guarded.scope = permission, scope  # type: ignore[attr-defined]
        return guarded

    return decorate

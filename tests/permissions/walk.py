"""Every address of the site, from the resolver."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver


@dataclass(frozen=True)
class Leaf:
    """One address: its full name (its route where it has none), its route and its view."""

    name: str
    route: str
    pattern: URLPattern

    @property
    def policy(self) -> str:
        """The mark that a guard left on the view."""
        view = self.pattern.callback
        for found in (view, getattr(view, "cls", None), getattr(view, "view_class", None)):
            if mark := getattr(found, "policy", ""):
                return mark
        return ""


def leaves(resolver: Any = None, spaces: tuple[str, ...] = (), route: str = "") -> Iterator[Leaf]:
    """All leaves below a resolver, by default the whole site."""
    for pattern in (resolver or get_resolver()).url_patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from leaves(pattern, inner, here)
        else:
            yield Leaf(":".join([*spaces, pattern.name]) if pattern.name else here, here, pattern)

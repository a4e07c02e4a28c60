"""What libraries bring under one guard of their own, and what no row describes."""

from tests.permissions.policy import ALL, Area
from tests.permissions.table.words import AUTHORING

# What libraries bring under one guard of their own; it is asked as a whole.
AREAS = (
    Area(
        "cms/",
        "The authoring site",
        open=frozenset(AUTHORING.split()),
        reason="Wagtail's own views, each behind its access_admin and its rights on pages and collections",
    ),
    Area(
        "accounts/",
        "Sign-in, password, second factor",
        open=ALL,
        reason="allauth's own views, which act on the session's person alone",
    ),
)

# At most ten addresses that no row describes, each with its reason.
EXEMPT = {
    "list_letters": "the demo's letter box; anywhere else always 404",
    "show_letter": "a letter of it",
    "content:h5p:base": "the folder of all frames; always 404",
}

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from lms.core import registry


def site(request):
    """What every page needs: the site's name, the person's navigation, theme and accent."""
    return {
        "site_name": settings.SITE_NAME,
        "demo": settings.DEMO,
        "navigation": SimpleLazyObject(
            lambda: registry.items(request) if request.user.is_authenticated else []
        ),
        "theme": request.COOKIES.get("theme", "")
        if request.COOKIES.get("theme") in {"light", "dark"}
        else "",
        "accent": _accent(request),
    }


def _accent(request):
    """The colour of the organisation that the page is about, else of the person's own."""
    found = getattr(request, "accent", "")
    return found or (request.session.get("accent", "") if request.user.is_authenticated else "")

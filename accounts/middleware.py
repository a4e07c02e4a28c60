"""Where a second factor is asked for, nobody in charge gets further without one."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

IN_CHARGE = ("administrator", "author")
# What stays open, so that it can be set up, or left.
OPEN = ("/accounts/", "/language/", "/theme/", "/static/", "/health/", "/settings/")
SECOND = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def second_factor(get_response):
    """Send administrators and authors without a second factor to where they set one up."""

    def middleware(request):
        if settings.REQUIRE_SECOND_FACTOR and not request.path.startswith(OPEN) and lacking(request.user):
            messages.warning(
                request,
                _("Whoever administers or writes here signs in with a second step. Set it up to go on."),
            )
            return redirect("mfa_index")
        return get_response(request)

    return middleware


def lacking(user):
    """In charge of something, without a second factor."""
    if not user.is_authenticated or not (user.is_superuser or user.organisations_as(*IN_CHARGE)):
        return False
    return not Authenticator.objects.filter(user=user, type__in=SECOND).exists()

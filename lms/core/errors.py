"""What the domain refuses, in a sentence that a person may read."""

from django.shortcuts import render
from django.utils.translation import gettext as _


class DomainError(Exception):
    """Allowed, but not now; the message is translated and safe to show."""


def csrf_failure(request, reason=""):
    """The form was open too long or came from elsewhere: say what to do, keep nothing secret in the page."""
    return render(request, "403_csrf.html", {"heading": _("This form has gone stale")}, status=403)

"""How long something takes, as people say it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def spoken(minutes: int) -> str:
    """“25 minutes”, “75 minutes”, “2 hours”, “2 h 30 min”."""
    hours, rest = divmod(minutes, 60)
    if hours and not rest:
        return ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    if minutes < 90:
        return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}

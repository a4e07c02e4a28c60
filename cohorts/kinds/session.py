from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cohorts.kinds import Kind, register

register(
    Kind(
        slug="session",
        name=pgettext_lazy("kind of activity", "Session"),
        icon="people",
        verb=_("See the session"),
        view="cohorts.views.sessions.show_session",
    )
)

from django.utils.translation import gettext_lazy as _

from cohorts.kinds import Kind, register

register(
    Kind(
        slug="session",
        verb=_("See the session"),
        view="cohorts.views.sessions.show_session",
    )
)

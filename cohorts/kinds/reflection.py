from django.utils.translation import gettext_lazy as _

from cohorts.kinds import Kind, register

register(
    Kind(
        slug="reflection",
        verb=_("Write the reflection"),
        view="cohorts.views.reflections.show_reflection",
    )
)

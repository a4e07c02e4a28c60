from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cohorts.kinds import Kind, register

register(
    Kind(
        slug="reflection",
        name=pgettext_lazy("kind of activity", "Reflection"),
        icon="talk",
        verb=_("Write the reflection"),
        view="cohorts.views.reflections.show_reflection",
    )
)

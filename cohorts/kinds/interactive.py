from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cohorts.kinds import Kind, register

register(
    Kind(
        slug="interactive",
        name=pgettext_lazy("kind of activity", "Exercise"),
        icon="check",
        verb=_("Do the exercise"),
        view="cohorts.views.exercises.show_exercise",
    )
)

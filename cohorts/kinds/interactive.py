from django.utils.translation import gettext_lazy as _

from cohorts.kinds import Kind, register

register(
    Kind(
        slug="interactive",
        verb=_("Do the exercise"),
        view="cohorts.views.exercises.show_exercise",
    )
)

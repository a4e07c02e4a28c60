from django.utils.translation import gettext_lazy as _

from cohorts.kinds import Kind, register

register(
    Kind(
        slug="assignment",
        verb=_("Work on the assignment"),
        view="cohorts.views.assignments.show_assignment",
    )
)

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cohorts.kinds import Kind, register

register(
    Kind(
        slug="assignment",
        name=pgettext_lazy("kind of activity", "Assignment"),
        icon="pen",
        verb=_("Work on the assignment"),
        view="cohorts.views.assignments.show_assignment",
    )
)

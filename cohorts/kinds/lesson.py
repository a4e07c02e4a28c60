from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cohorts.kinds import Kind, register

register(
    Kind(
        slug="lesson",
        name=pgettext_lazy("kind of activity", "Lesson"),
        icon="book",
        verb=_("Read the lesson"),
        view="cohorts.views.lessons.show_lesson",
    )
)

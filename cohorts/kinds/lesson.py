from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cohorts.kinds import Kind, register

register(
    Kind(
        slug="lesson",
        name=pgettext_lazy("kind of activity", "Lesson"),
        icon="book",
        verb=_("Read the lesson"),
        completes=_("It is done when you say that you have read it."),
        view="cohorts.views.lessons.show_lesson",
    )
)

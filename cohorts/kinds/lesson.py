from django.utils.translation import gettext_lazy as _

from cohorts.kinds import Kind, register

register(
    Kind(
        slug="lesson",
        verb=_("Read the lesson"),
        view="cohorts.views.lessons.show_lesson",
    )
)

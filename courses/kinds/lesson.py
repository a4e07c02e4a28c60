"""A lesson: blocks to read; completed by reading to the end."""

from django.utils.translation import gettext_lazy as _

from courses.bodies import frozen
from courses.kinds.base import Kind, Settings, dates_of, empty_bodies
from courses.models import LessonPage


def freeze(main, pages, keep):
    return Settings(**dates_of(main)), frozen(pages, "body", keep)


KIND = Kind(
    name="lesson",
    label=_("Lesson"),
    icon="book",
    page=LessonPage,
    completion=_("Completed when you mark it as read."),
    freeze=freeze,
    check=empty_bodies,
)

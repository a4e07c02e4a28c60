"""A reflection: one question that the participant answers for themselves."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from content.blocks import frozen_reflection
from courses.kinds.base import Kind, Settings, dates_of, empty_bodies
from courses.models import ReflectionPage


def freeze(main, pages, keep):
    bodies = {}
    for language, page in pages.items():
        with translation.override(language):
            bodies[language] = frozen_reflection("question", page.question, page.hint)
    return Settings(**dates_of(main)), bodies


KIND = Kind(
    name="reflection",
    label=_("Reflection"),
    icon="talk",
    page=ReflectionPage,
    completion=_("Completed when you have written something and saved it."),
    freeze=freeze,
    check=empty_bodies,
)

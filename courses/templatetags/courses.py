"""Small words of courses for templates."""

from django import template

from lms.core import durations

register = template.Library()


@register.filter
def duration(minutes):
    """Minutes as people say them: “45 minutes”, “2 hours”, “1 h 30 min”."""
    return durations.spoken(int(minutes or 0))

"""How a page of a lower app shows a person's certificate."""

from django import template
from django.template.loader import render_to_string

from certificates.models import Certificate
from certificates.reports import cards

register = template.Library()


@register.simple_tag
def certificate_panel(enrolment):
    """The enrolment's certificate as a section, or nothing where there is none."""
    held = cards(Certificate.objects.current().filter(enrolment=enrolment))
    return render_to_string("certificates/panel_course.html", {"cards": held}) if held else ""

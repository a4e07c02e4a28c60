"""How a page of a lower app shows a person's certificate."""

from django import template
from django.template.loader import render_to_string

from certificates.models import Certificate
from certificates.reports import course_of

register = template.Library()


@register.simple_tag
def certificate_panel(enrolment):
    """The enrolment's certificate as a section, or nothing where there is none."""
    held = Certificate.objects.current().filter(enrolment=enrolment)
    cards = [{"certificate": certificate, "course": course_of(certificate)} for certificate in held]
    return render_to_string("certificates/panel_course.html", {"cards": cards}) if cards else ""

"""How a page of companies shows how many of their people take part."""

from django import template
from django.db.models import Count

from cohorts.models import Enrolment

register = template.Library()


@register.simple_tag(takes_context=True)
def with_seats(context, companies):
    """Each company with how many live seats of its people this reader may know of; one query."""
    companies = list(companies)
    seats = Enrolment.objects.known_to(context["request"].user).filter(company__in=companies).order_by()
    found = dict(seats.values_list("company").annotate(seats=Count("pk")))
    return [(company, found.get(company.pk, 0)) for company in companies]

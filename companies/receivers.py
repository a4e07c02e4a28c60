"""What companies hang into the common pages."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from companies.models import Company
from companies.rules import is_contact
from lms.core.registry import Item, navigation, panel


@navigation
def companies(request):
    if request.user.has_perm("companies.list_companies"):
        own = bool(request.user.organisations_as("administrator", "adviser"))
        label = _("Companies") if own else _("My company")
        yield Item(label, reverse("companies:list_companies"), "company", order=60, prefix="/companies/")


@panel("home", order=60)
def my_companies(request):
    """For a company contact: the companies they speak for and their seats."""
    if not is_contact(request.user):
        return ""
    companies = Company.objects.filter(contacts__user=request.user, contacts__ended_at=None)
    return render_to_string("companies/home_panel.html", {"companies": companies}, request=request)


@panel("home", order=55)
def served_companies(request):
    """For an adviser: the first companies of the organisation, and the way to all."""
    if not request.user.organisations_as("adviser"):
        return ""
    companies = Company.objects.visible_to(request.user).order_by("name", "pk")
    context = {"companies": companies[:12], "total": companies.count()}
    return render_to_string("companies/adviser_panel.html", context, request=request)

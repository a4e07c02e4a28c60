"""What companies hang into the common pages."""

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from companies.models import Company
from companies.rules import is_contact, serves_companies
from lms.core.registry import Item, navigation, panel


@navigation
def companies(request):
    if request.user.has_perm("companies.list_companies"):
        serves = serves_companies(request.user)
        label = _("Companies") if serves else _("My company")
        yield Item(label, reverse("companies:list_companies"), "company", order=60, prefix="/companies/")


@receiver(user_logged_in)
def wear_the_colour_of_the_companys_municipality(request, user, **_given):
    """Company contacts, who hold no role, see the colour of an organisation that serves their company."""
    if not request.session.get("accent"):
        spoken_for = Company.objects.spoken_for_by(user).order_by("pk")
        accent = spoken_for.values_list("organisations__accent", flat=True).first()
        request.session["accent"] = accent or ""


@panel("home", order=60)
def my_companies(request):
    """For a company contact: the companies they speak for and their seats."""
    if not is_contact(request.user):
        return ""
    companies = Company.objects.spoken_for_by(request.user)
    return render_to_string("companies/home_panel.html", {"companies": companies}, request=request)


@panel("home", order=55)
def served_companies(request):
    """For an adviser: the first companies of the organisation, and the way to all."""
    if not request.user.organisations_as("adviser"):
        return ""
    companies = Company.objects.visible_to(request.user).order_by("name", "pk")
    context = {"companies": companies[:12], "total": companies.count()}
    return render_to_string("companies/adviser_panel.html", context, request=request)

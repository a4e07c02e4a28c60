"""Colleagues and their roles, for administrators."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import actions, reports
from accounts.forms import ColleagueForm, OrganisationForm
from accounts.models import Membership, Organisation
from lms.core.errors import DomainError
from lms.core.guards import may, needs
from lms.core.pages import render_page


@require_http_methods(["GET", "HEAD", "POST"])
@may("accounts.list_people")
def list_people(request):
    """Who has which role; the form invites a colleague."""
    form = ColleagueForm(request.POST or None, administrator=request.user)
    if form.is_valid():
        membership = actions.invite_colleague(**form.cleaned_data, by=request.user)
        facts = {"name": membership.user, "role": membership.get_role_display()}
        messages.success(request, _("%(name)s now has the role %(role)s.") % facts)
        return redirect("accounts:list_people")
    context = {"form": form, "organisations": reports.colleagues(request.user).items()}
    return render_page(request, "accounts/people.html", context, status=422 if form.is_bound else 200)


@require_POST
@needs("accounts.end_role", scope=lambda user: Membership.objects.visible_to(user).live())
def end_role(request, membership):
    facts = {"name": membership.user, "role": membership.get_role_display()}
    try:
        actions.end_role(membership, by=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        text = _("%(name)s no longer has the role %(role)s. The form below gives it back.")
        messages.success(request, text % facts)
    return redirect("home" if membership.user_id == request.user.pk else "accounts:list_people")


@require_http_methods(["GET", "HEAD", "POST"])
@needs("accounts.change_organisation", scope=Organisation.objects.visible_to)
def change_organisation(request, organisation):
    form = OrganisationForm(request.POST or None, instance=organisation)
    if form.is_valid():
        changed = {field: form.cleaned_data[field] for field in form.changed_data}
        actions.change_organisation(organisation, by=request.user, **changed)
        messages.success(request, _("The organisation is saved."))
        return redirect("accounts:list_people")
    context = {"form": form, "organisation": organisation}
    return render_page(request, "accounts/organisation.html", context, status=422 if form.is_bound else 200)

"""Companies for those who serve them and those who speak for them."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from companies.models import Company
from companies.rules import serves_companies
from lms.core import registry
from lms.core.guards import may, needs
from lms.core.pages import render_page


@require_safe
@may("companies.list_companies")
def list_companies(request):
    query = request.GET.get("q", "").strip()
    companies = Company.objects.visible_to(request.user).order_by("name", "pk")
    if query:
        companies = companies.filter(Q(name__icontains=query) | Q(number__contains=query))
    page = Paginator(companies, 50).get_page(request.GET.get("page"))
    return render_page(request, "companies/list.html", _frame(request) | {"page": page, "query": query})


def _frame(request):
    """What the list is called: who serves no companies has their own."""
    serves = serves_companies(request.user)
    return {"serves": serves, "here": _("Companies") if serves else _("My company")}


@require_safe
@needs("companies.view_company", scope=Company.objects.visible_to)
def show_company(request, company):
    """Who it is, who speaks for it, and what higher apps know of it for this reader."""
    request.company = company
    context = _frame(request) | {
        "company": company,
        "contacts": company.contacts.live().select_related("user"),
        "panels": registry.panels("company", request),
    }
    return render_page(request, "companies/show.html", context)

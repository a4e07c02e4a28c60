"""Companies for those who serve them and those who speak for them."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.views.decorators.http import require_GET

from companies.models import Company
from lms.core import registry
from lms.core.guards import may, needs
from lms.core.pages import render_page


@require_GET
@may("companies.list_companies")
def list_companies(request):
    query = request.GET.get("q", "").strip()
    companies = (
        Company.objects.visible_to(request.user)
        .annotate(seats=Count("enrolments", filter=Q(enrolments__withdrawn_at=None)))
        .order_by("name", "pk")
    )
    if query:
        companies = companies.filter(Q(name__icontains=query) | Q(number__contains=query))
    page = Paginator(companies, 50).get_page(request.GET.get("page"))
    return render_page(request, "companies/list.html", {"page": page, "query": query})


@require_GET
@needs("companies.view_company", scope=Company.objects.visible_to)
def show_company(request, company):
    """Who it is, who speaks for it, and what higher apps know of it for this reader."""
    request.company = company
    context = {
        "company": company,
        "contacts": company.contacts.filter(ended_at=None).select_related("user"),
        "panels": registry.panels("company", request),
    }
    return render_page(request, "companies/show.html", context)

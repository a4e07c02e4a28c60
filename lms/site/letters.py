"""The demo's letter box: what the site would have sent. There is none where letters really leave."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from lms.core.guards import public
from lms.core.models import Mail
from lms.core.pages import render_page


def letters():
    """Every letter of the demo; raises Http404 anywhere else."""
    if not settings.DEMO:
        raise Http404
    return Mail.objects.order_by("-pk")


@require_safe
@public
def list_letters(request):
    found, query = letters(), request.GET.get("q", "").strip()
    if query:
        found = found.filter(recipient__icontains=query)
    page = Paginator(found, 30).get_page(request.GET.get("page"))
    return render_page(request, "site_pages/letters.html", {"page": page, "query": query})


@require_safe
@public
def show_letter(request, pk):
    return render_page(request, "site_pages/letter.html", {"letter": get_object_or_404(letters(), pk=pk)})

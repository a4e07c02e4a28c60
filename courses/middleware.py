"""Wagtail lets every author look at every page; here the shelves of other organisations are not there."""

from django.http import Http404
from wagtail.models import Page

from courses.models import OrganisationPage

SHELF = 2 * Page.steplen
SPACES = (
    "wagtailadmin_pages",
    "wagtailadmin_explore",
    "wagtailadmin_choose_page",
    "wagtailadmin_api",
    "wagtailadmin_reports",
)
# These know no organisations, and nothing of ours asks them.
LISTS = (
    "wagtailadmin_api:images",
    "wagtailadmin_api:documents",
    "wagtailadmin_reports:page_types_usage",
)


class OwnShelves:
    """Answers 404 to what names a page on another organisation's shelf, or would list the files of all."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        match, user = request.resolver_match, request.user
        if not match.view_name.startswith(SPACES) or not user.is_authenticated or user.is_superuser:
            return
        if match.view_name.startswith(LISTS):
            raise Http404
        named = [value for value in kwargs.values() if isinstance(value, int)]
        paths = Page.objects.filter(pk__in=named).values_list("path", flat=True)
        shelves = OrganisationPage.objects.filter(path__in=[path[:SHELF] for path in paths])
        if shelves.exclude(organisation__in=user.organisations_as("author", "administrator")).exists():
            raise Http404

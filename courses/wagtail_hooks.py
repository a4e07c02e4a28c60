"""What courses add to the authoring site: publishing, their menu, the borders between organisations, the look."""

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.models import Page

from courses import reports
from courses.models import CoursePage, OrganisationPage


@hooks.register("register_admin_urls")
def course_urls():
    return [path("courses/", include("courses.urls.cms"))]


@hooks.register("register_admin_menu_item")
def courses_menu_item():
    return MenuItem(_("Courses"), reverse("courses_cms:courses"), icon_name="doc-full", order=90)


class CoursesPanel(Component):
    """On the authors' home page: their courses first."""

    name, order, template_name = "courses", 10, "courses/cms/panel.html"

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        return {"rows": reports.written_by(self.request.user)}


@hooks.register("construct_homepage_panels")
def courses_panel(request, panels):
    panels.append(CoursesPanel(request))


@hooks.register("construct_homepage_summary_items")
def no_counts(request, items):
    """They count all organisations' pages and say nothing to an author."""
    items.clear()


def _buttons(page):
    if isinstance(page, CoursePage):
        yield Button(
            _("Publish a version"),
            reverse("courses_cms:publish_version", args=[page.translation_key]),
            icon_name="upload",
            priority=5,
        )
        yield Button(
            _("Versions"),
            reverse("courses_cms:versions", args=[page.translation_key]),
            icon_name="history",
            priority=6,
        )


@hooks.register("register_page_header_buttons")
def header_buttons(page, user, view_name, next_url=None):
    yield from _buttons(page)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page, user, next_url=None):
    yield from _buttons(page.specific if page.specific_class is CoursePage else page)


@hooks.register("construct_page_chooser_queryset")
def own_pages_to_choose(pages, request):
    """An author chooses among the pages of their organisations, and the way to them."""
    if request.user.is_superuser:
        return pages
    own = request.user.organisations_as("author", "administrator")
    shelves = OrganisationPage.objects.filter(organisation__in=own)
    allowed = Page.objects.filter(depth=1)
    for shelf in shelves:
        allowed = allowed | Page.objects.descendant_of(shelf, inclusive=True)
    return pages.filter(pk__in=allowed.values("pk"))


@hooks.register("insert_global_admin_css")
def admin_look():
    return format_html('<link rel="stylesheet" href="{}">', static("courses/css/cms.css"))


@hooks.register("construct_wagtail_userbar")
def no_userbar(request, items, page):
    items.clear()


@hooks.register("construct_reports_menu")
def own_reports(request, items):
    """The use of page types is counted over all organisations; `OwnShelves` does not open it either."""
    items[:] = [item for item in items if item.name != "page-types-usage"]


@hooks.register("construct_help_menu")
def no_foreign_help(request, items):
    """The help menu leads to other sites; ours is in the pages themselves."""
    items.clear()

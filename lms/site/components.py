"""The page that shows every component in each of its states."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lms.core.guards import signed_in
from lms.core.pages import render_page
from lms.site.showcase import examples


@signed_in
@require_safe
def components(request):
    """For those who build pages; looked at in both themes before work is called done."""
    if not request.user.is_staff:
        raise PermissionDenied
    parts = [
        ("type", _("Type and colour")),
        ("buttons", _("Buttons")),
        ("status", _("Status")),
        ("next-steps", _("Next step")),
        ("way", _("Progress line")),
        ("tables", _("Tables")),
        ("heat", _("Heat map")),
        ("notices", _("Notices")),
        ("forms", _("Forms")),
        ("editors", _("Editor and files")),
        ("rubrics", _("Rubric")),
        ("previews", _("Preview and confirm")),
        ("verdicts", _("Verdict")),
    ]
    context = {"parts": parts, "crumbs": [(_("Home"), "/")], "here": _("Components"), **examples()}
    return render_page(request, "site_pages/components.html", context)

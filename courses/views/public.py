"""The catalogue: what is offered, by whom, and what it asks."""

from django.http import Http404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accounts.models import Organisation
from courses import kinds
from courses.models import CourseVersion, Kind
from lms.core.guards import public
from lms.core.pages import render_page


@public
@require_safe
def catalogue(request):
    """The newest version of every course, by kind and by municipality."""
    offered = list(CourseVersion.objects.current().select_related("course__organisation").order_by("pk"))
    kind = request.GET.get("kind", "")
    organisation = request.GET.get("by", "")
    shown = [
        version
        for version in offered
        if kind in {"", version.kind} and organisation in {"", version.course.organisation.slug}
    ]
    context = {
        "versions": sorted(shown, key=lambda version: version.title.casefold()),
        "kinds": [(value, label) for value, label in Kind.choices if value in {v.kind for v in offered}],
        "organisations": _organisations(offered),
        "kind": kind,
        "by": organisation,
        "is_filtered": bool(kind or organisation),
    }
    return render_page(request, "courses/catalogue.html", context)


@public
@require_safe
def show_course(request, uuid):
    """For whom a course is, what it asks and what is in it; its content stays with those who take part."""
    version = _current(uuid)
    request.accent = version.course.organisation.accent
    modules = list(version.modules.prefetch_related("activities"))
    for module in modules:
        module.shown = [(activity, kinds.of(activity)) for activity in module.activities.all()]
    activities = [activity for module in modules for activity in module.activities.all()]
    context = {
        "version": version,
        "organisation": version.course.organisation,
        "modules": modules,
        "sessions": sum(activity.kind == "session" for activity in activities),
        "assignments": sum(activity.kind == "assignment" for activity in activities),
        "hours": round(sum(activity.minutes for activity in activities) / 60),
        "is_translated": get_language() in version.languages,
    }
    return render_page(request, "courses/course.html", context)


def _current(uuid):
    found = CourseVersion.objects.current().select_related("course__organisation").filter(course__uuid=uuid)
    if (version := found.first()) is None:
        raise Http404
    return version


def _organisations(offered):
    found: dict[str, Organisation] = {v.course.organisation.slug: v.course.organisation for v in offered}
    return sorted(found.values(), key=lambda organisation: organisation.name)

"""Where the page around an H5P frame sends what the frame said."""

from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cohorts.actions import interactive
from cohorts.models import Enrolment
from cohorts.reports.interactive import pinned, registration
from cohorts.views.frame import activity_or_404
from content.actions import h5p
from content.models import H5PRevision
from lms.core.errors import DomainError
from lms.core.guards import needs


def _found(enrolment, key, revision):
    """The activity of the enrolment's own version, and the revision that it pinned; 404 for any other."""
    activity = activity_or_404(enrolment.cohort, key, kind="interactive")
    played = H5PRevision.objects.defer("params").filter(uuid__in=pinned(activity).values())
    return activity, get_object_or_404(played, uuid=revision)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("cohorts.play_interactive", scope=lambda user: Enrolment.objects.own(user).select_related("cohort"))
def interactive_state(request, enrolment, key, revision):
    activity, revision = _found(enrolment, key, revision)
    sent = request.POST if request.method == "POST" else request.GET
    place = {"data_type": sent.get("data_type", ""), "sub_content_id": sent.get("sub_content_id", "")}
    if request.method != "POST":
        kept = h5p.load_state(registration(enrolment, activity.key), revision, **place)
        return JsonResponse({"success": True, "data": kept if kept is not None else False})
    try:
        interactive.save_state(enrolment, activity, revision, sent.get("data", ""), **place)
    except DomainError as refused:
        return JsonResponse({"success": False, "message": str(refused)}, status=422)
    return JsonResponse({"success": True})


@require_POST
@needs("cohorts.play_interactive", scope=lambda user: Enrolment.objects.own(user).select_related("cohort"))
def interactive_result(request, enrolment, key, revision):
    activity, revision = _found(enrolment, key, revision)
    statement, sitting = request.POST.get("statement", "").encode(), request.POST.get("attempt", "")
    try:
        attempt = interactive.record_result(
            enrolment, activity, revision, statement, key=sitting, by=request.user
        )
    except DomainError as refused:
        return JsonResponse({"success": False, "message": str(refused)}, status=422)
    return JsonResponse({"success": True} | _told(attempt))


def _told(attempt):
    """What the person reads: nothing for a part, a sentence for a result."""
    if attempt is None:
        return {}
    if attempt.raw is None:
        return {"message": _("Your answers are saved.")}
    score = {"raw": _number(attempt.raw), "max": _number(attempt.maximum)}
    return {"message": _("Saved: %(raw)s of %(max)s.") % score, "score": attempt.raw, "max": attempt.maximum}


def _number(value):
    """A score as people write it: whole when it is whole."""
    return localize(int(value) if value == int(value) else round(value, 2))

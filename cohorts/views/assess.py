"""Assessing: the queue of an assignment, and one work with its rubric."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cohorts.actions import assessments
from cohorts.forms.participant import ReviewForm
from cohorts.models import Submission
from cohorts.reports import work
from cohorts.views.desk import with_course
from cohorts.views.frame import activity_or_404, address, clock_of, frame
from cohorts.views.rubrics import criteria_of, level_title
from lms.core import markdown
from lms.core.errors import DomainError
from lms.core.guards import needs
from lms.core.pages import render_page


def with_work(user):
    return Submission.objects.visible_to(user).select_related(
        "enrolment__participant", "enrolment__company", "enrolment__cohort__organisation"
    )


@require_safe
@needs("cohorts.run_cohort", scope=with_course)
def list_submissions(request, cohort, key):
    activity = activity_or_404(cohort, key, kind="assignment")
    lines, clock = work.queue(cohort, activity), clock_of(cohort)
    context = frame(request, cohort, "show_desk", page=activity.title) | {
        "activity": activity,
        "lines": [(line, clock.on_day(line.submission.submitted_at)) for line in lines],
        "next": next((line for line in lines if line.waits and not line.is_by(request.user)), None),
        "waiting": sum(line.waits for line in lines),
    }
    return render_page(request, "cohorts/desk/submissions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("cohorts.assess_submission", scope=with_work)
def assess_submission(request, submission):
    activity = work.activity_of(submission.enrolment.cohort, submission.activity_key)
    review = submission.reviews.filter(reviewer=None).select_related("assessor").first()
    if request.method != "POST":
        return _page(request, submission, activity, review)
    form = ReviewForm(request.POST, criteria=criteria_of(activity))
    revision = request.POST.get("revision", "")
    if not form.is_valid() or not revision.isdecimal():
        return _page(
            request, submission, activity, review, error=_("This form could not be read."), status=422
        )
    missing = _missing(request, form)
    mine = {"marks": form.marks(), "comment": form.cleaned_data["comment"], "revision": int(revision)}
    if missing:
        error = _("Choose a level for each criterion before you hand over.")
        return _page(
            request, submission, activity, review, mine=mine, missing=missing, error=error, status=422
        )
    try:
        return _done(request, submission, activity, mine)
    except assessments.SavedByAnother as conflict:
        return _page(request, submission, activity, conflict.theirs, mine=mine, conflict=conflict, status=409)
    except DomainError as error:
        return _page(request, submission, activity, review, mine=mine, error=error, status=422)


def _missing(request, form):
    """The criteria without a level, when the feedback is to be handed over."""
    if not {"accept", "return"} & set(request.POST):
        return []
    return [each["key"] for each in form.criteria if not form.cleaned_data[f"level-{each['key']}"]]


def _done(request, submission, activity, mine):
    if not {"accept", "return"} & set(request.POST):
        assessments.save(submission, **mine, by=request.user)
        messages.success(request, _("Saved. The author sees nothing yet."))
        return redirect("cohorts:assess_submission", submission.uuid)
    assessments.hand_over(submission, **mine, accept="accept" in request.POST, by=request.user)
    name = submission.enrolment.participant.get_full_name()
    messages.success(request, _("%(name)s has got your feedback.") % {"name": name})
    following = work.following(submission, request.user)
    if following is None:
        return redirect("cohorts:list_submissions", submission.enrolment.cohort.uuid, activity.key)
    return redirect("cohorts:assess_submission", following.uuid)


def _page(  # noqa: PLR0913 - one page in six situations
    request, submission, activity, review, *, mine=None, missing=(), conflict=None, error=None, status=None
):
    cohort = submission.enrolment.cohort
    clock = clock_of(cohort)
    shown = mine or {
        "marks": review.marks if review else {},
        "comment": review.comment if review else "",
        "revision": review.revision if review else 0,
    }
    if conflict is not None:
        shown = shown | {"revision": conflict.theirs.revision}
    criteria = criteria_of(activity, shown["marks"], missing)
    context = frame(request, cohort, "show_desk", page=submission.enrolment.participant.get_full_name()) | {
        "submission": submission,
        "activity": activity,
        "review": review,
        "criteria": criteria,
        "given": _read(criteria, review.marks) if review else None,
        "handed_in": clock.on_day(submission.submitted_at),
        "handed_over": _handed_over(review, clock),
        "shown": shown,
        "error": error,
        "unsaved": _read(criteria, mine["marks"]) if mine else None,
        "conflict": conflict,
        "theirs": _read(criteria, conflict.theirs.marks) if conflict else None,
        "text": markdown.render(submission.text),
        "files": _files(submission),
        "versions": work.versions(submission),
        "peers": [(peer, _read(criteria, peer.marks)) for peer in work.peers(submission)],
        "following": work.following(submission, request.user),
        "queue_url": address("list_submissions", cohort, activity.key),
    }
    context["crumbs"] = [*context["crumbs"], (activity.title, context["queue_url"])]
    return render_page(request, "cohorts/desk/assess.html", context, status=status)


def _handed_over(review, clock):
    if review is None or review.submitted_at is None:
        return ""
    facts = {"name": review.assessor, "day": clock.on_day(review.submitted_at)}
    return _("%(name)s gave this to the author %(day)s.") % facts


def _read(criteria, marks):
    """What a review says, by criterion, to read."""
    return [
        {
            "title": each["title"],
            "level": level_title(each, marks.get(each["key"], {}).get("points")),
            "comment": marks.get(each["key"], {}).get("comment", ""),
        }
        for each in criteria
    ]


def _files(submission):
    return [
        {
            "name": row.upload.name,
            "note": filesizeformat(row.upload.size),
            "url": reverse("cohorts:download_submission_file", args=[submission.uuid, row.upload.uuid]),
        }
        for row in submission.files.select_related("upload")
    ]

"""Assessing: the queue of an assignment, and one work with its rubric."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cohorts.actions import assessments
from cohorts.forms.participant import ReviewForm
from cohorts.models import Submission
from cohorts.reports import work
from cohorts.views import files
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
    shown = _shown(review, mine, conflict)
    criteria = criteria_of(activity, shown["marks"], missing)
    context = frame(request, cohort, "show_desk", page=submission.enrolment.participant.get_full_name())
    context |= _work(submission, criteria, request.user) | {
        "activity": activity,
        "review": review,
        "criteria": criteria,
        "given": _read(criteria, review.marks) if review else None,
        "handed_over": _handed_over(review, context["clock"]),
        "shown": shown,
        "error": error,
        "unsaved": _read(criteria, mine["marks"]) if mine else None,
        "conflict": conflict,
        "theirs": _read(criteria, conflict.theirs.marks) if conflict else None,
    }
    context["crumbs"] = [*context["crumbs"], (activity.title, context["queue_url"])]
    return render_page(request, "cohorts/desk/assess.html", context, status=status)


def _shown(review, mine, conflict):
    """What the form holds: one's own unsaved words, else what is saved; the next save follows the latest revision."""
    saved = {"marks": {}, "comment": "", "revision": 0}
    if review is not None:
        saved = {"marks": review.marks, "comment": review.comment, "revision": review.revision}
    shown = mine or saved
    return shown | {"revision": conflict.theirs.revision} if conflict else shown


def _work(submission, criteria, user):
    """What the author handed in, and what lies around it."""
    cohort = submission.enrolment.cohort
    return {
        "submission": submission,
        "handed_in": clock_of(cohort).on_day(submission.submitted_at),
        "text": markdown.render(submission.text),
        "files": files.of_submission(submission),
        "versions": work.versions(submission),
        "peers": [(peer, _read(criteria, peer.marks)) for peer in work.peers(submission)],
        "following": work.following(submission, user),
        "queue_url": address("list_submissions", cohort, submission.activity_key),
    }


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

"""Reading a peer's work by the rubric; without names where the author of the course says so."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cohorts import wording
from cohorts.actions import reviews
from cohorts.forms.participant import ReviewForm
from cohorts.models import Review
from cohorts.reports.work import activity_of
from cohorts.views import files, rubrics
from cohorts.views.frame import clock_of
from cohorts.views.saving import is_autosave, refused, saved
from cohorts.views.visits import space_url
from courses.reports import body_of
from lms.core import markdown, uploads
from lms.core.errors import DomainError
from lms.core.guards import needs
from lms.core.pages import render_page


def asked(user):
    """The reviews that the person was asked to write."""
    return Review.objects.own(user).select_related(
        "allocation",
        "submission__enrolment__participant",
        "submission__enrolment__company",
        "reviewer__cohort__version",
        "reviewer__cohort__organisation",
    )


def assignment_of(review):
    return activity_of(review.reviewer.cohort, review.submission.activity_key)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("cohorts.write_review", scope=asked)
def write_review(request, review):
    request.accent = review.reviewer.cohort.organisation.accent
    activity = assignment_of(review)
    if request.method != "POST":
        return _page(request, review, activity)
    form = ReviewForm(request.POST, criteria=rubrics.criteria_of(activity))
    try:
        return _taken(request, review, form)
    except reviews.ReviewIncomplete as incomplete:
        return _page(request, review, activity, error=incomplete, missing=incomplete.missing)
    except DomainError as error:
        return refused(request, error, request.path)


def _taken(request, review, form):
    """Keep what was written, and send it when the button says so."""
    if not form.is_valid():
        raise DomainError(_("This form could not be read. Load the page again."))
    review = _save(review, form)
    if is_autosave(request):
        return JsonResponse({"saved": saved(review.saved_at, clock_of(review.reviewer.cohort))})
    if "send" not in request.POST:
        return redirect(request.path)
    slugs = [criterion["key"] for criterion in form.criteria]
    reviews.submit_review(review, criteria=slugs, by=request.user)
    messages.success(request, _("Your review has been sent. Thank you: somebody gets further with it."))
    return redirect(space_url(review.reviewer))


def _save(review, form):
    kept = reviews.save_review(review, marks=form.marks(), comment=form.cleaned_data["comment"])
    review.marks, review.comment, review.saved_at = kept.marks, kept.comment, kept.saved_at
    return review


def _page(request, review, activity, *, error=None, missing=()):
    clock, peer = clock_of(review.reviewer.cohort), activity.peer
    anonymous = peer.get("anonymous_author", True)
    author = review.submission.enrolment
    context = {
        "review": review,
        "activity": activity,
        "criteria": rubrics.criteria_of(activity, review.marks, missing),
        "blocks": body_of(activity),
        "work": markdown.render(review.submission.text),
        "files": files.of_review(review, anonymous=anonymous),
        "author": None
        if anonymous
        else {"name": author.participant.get_full_name(), "company": author.company},
        "hides_reviewer": peer.get("anonymous_reviewer", True),
        "due": wording.review_due(review.allocation and review.allocation.due_at, clock),
        "saved": saved(review.saved_at, clock) if review.saved_at else "",
        "error": error,
        "crumbs": [(_("Home"), "/"), (review.reviewer.cohort.version.title, space_url(review.reviewer))],
    }
    return render_page(request, "cohorts/review.html", context, status=422 if error else None)


@require_safe
@needs("cohorts.write_review", scope=asked)
def download_reviewed_file(request, review, number):
    """A file of the work under review, by its number; without its name when the author is not named."""
    rows = list(review.submission.files.select_related("upload"))
    if not 1 <= number <= len(rows):
        raise Http404
    upload = rows[number - 1].upload
    if assignment_of(review).peer.get("anonymous_author", True):
        upload.name = files.anonymous_name(number, upload)
    return uploads.serve(upload)

"""What was handed in: the receipt, the text as it stands, the files."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cohorts.models import Submission
from cohorts.reports.work import activity_of
from cohorts.views import files
from cohorts.views.frame import clock_of
from cohorts.views.visits import activity_url, space_url
from lms.core import markdown, uploads
from lms.core.guards import needs
from lms.core.pages import render_page


def submissions(user):
    return Submission.objects.visible_to(user).select_related(
        "enrolment__participant", "enrolment__cohort__version", "enrolment__cohort__organisation"
    )


@require_safe
@needs("cohorts.view_submission", scope=submissions)
def show_submission(request, submission):
    enrolment = submission.enrolment
    request.accent = enrolment.cohort.organisation.accent
    activity = activity_of(enrolment.cohort, submission.activity_key)
    address = activity_url(enrolment, activity.key)
    attached = files.of_submission(submission)
    context = {
        "submission": submission,
        "activity": activity,
        "is_own": enrolment.participant_id == request.user.pk,
        "rows": _rows(submission, activity, len(attached)),
        "files": attached,
        "text": markdown.render(submission.text),
        "back": address,
        "space": space_url(enrolment),
        "crumbs": [
            (_("Home"), "/"),
            (enrolment.cohort.version.title, space_url(enrolment)),
            (activity.title, address),
        ],
    }
    return render_page(request, "cohorts/submission.html", context)


def _rows(submission, activity, count):
    clock = clock_of(submission.enrolment.cohort)
    words = len(submission.text.split())
    contents = ngettext("%(count)s word", "%(count)s words", words) % {"count": words}
    if count:
        contents += ", " + ngettext("%(count)s file", "%(count)s files", count) % {"count": count}
    when = f"{clock.day(submission.submitted_at)}, {clock.time(submission.submitted_at)}"
    return [
        (_("Assignment"), activity.title),
        (_("Handed in by"), submission.enrolment.participant.get_full_name()),
        (
            _("Handed in"),
            _("%(when)s, after the date; welcome all the same") % {"when": when} if submission.late else when,
        ),
        (_("Version"), submission.number),
        (_("Contents"), contents),
    ]


@require_safe
@needs("cohorts.view_submission", scope=submissions)
def download_submission_file(request, submission, file):
    found = get_object_or_404(submission.files.select_related("upload"), upload__uuid=file)
    return uploads.serve(found.upload)

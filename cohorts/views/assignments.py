"""Writing an assignment: brief and rubric beside the editor, saved as one types, handed in with a receipt."""

import uuid

from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.actions import drafts, submissions
from cohorts.forms.participant import DraftForm
from cohorts.models import Draft, DraftFile, Submission
from cohorts.states import takes_work
from cohorts.views import files, rubrics
from cohorts.views.saving import is_autosave, refused, saved
from cohorts.views.visits import enrolments, visit
from courses.reports import body_of
from lms.core import uploads
from lms.core.errors import DomainError
from lms.core.guards import needs
from lms.core.pages import render_page


def show_assignment(request, enrolment, found, *, status=None, **more):
    """The page; `more` is what came back from a form that could not be taken."""
    draft = None
    if found.is_own:
        draft = Draft.objects.filter(enrolment=enrolment, activity_key=found.activity.key).first()
    context = found.page(
        blocks=body_of(found.activity),
        criteria=rubrics.criteria_of(found.activity),
        peer=found.activity.peer,
        takes_work=takes_work(found.step.facts, found.clock.now),
        accept=",".join(f".{extension}" for extension in uploads.DOCUMENTS),
        **_editor(found, draft),
    )
    return render_page(request, "cohorts/assignment.html", context | more, status=status)


def _editor(found, draft):
    submission = found.step.submission
    return {
        "error": "",
        "file_error": "",
        "theirs": "",
        "text": draft.text if draft else _handed_in(submission),
        "revision": draft.revision if draft else 0,
        "key": uuid.uuid4(),
        "saved": saved(draft.updated_at, found.clock) if draft and draft.text else "",
        "files": files.of_draft(found, draft),
        "is_accepted": bool(submission and submission.accepted_at),
        "is_changed": bool(draft and submission and draft.updated_at > submission.submitted_at),
        "urls": {
            "draft": found.url("save_draft"),
            "files": found.url("add_draft_file"),
            "submit": found.url("submit_assignment"),
            "feedback": found.url("show_feedback"),
        },
    }


def _handed_in(submission):
    """Where nothing was written since, the next version begins with the last one."""
    return Submission.objects.values_list("text", flat=True).get(pk=submission.pk) if submission else ""


def _save(enrolment, found, form):
    """Keep what the form says; raises DomainError when it cannot be kept."""
    return drafts.save(
        enrolment,
        found.activity,
        text=form.cleaned_data["text"],
        revision=form.cleaned_data["revision"] or 0,
        writer=form.cleaned_data["key"],
    )


@require_POST
@needs("cohorts.submit_assignment", scope=enrolments)
def save_draft(request, enrolment, key):
    """Keep the text; 409 with both texts when another page has saved another one meanwhile."""
    found = visit(request, enrolment, key, kind="assignment")
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _unreadable(request, enrolment, found)
    try:
        draft = _save(enrolment, found, form)
    except drafts.DraftConflict as conflict:
        return _conflict(request, enrolment, found, form, conflict)
    except DomainError as error:
        return _kept(request, enrolment, found, form, error)
    if is_autosave(request):
        return JsonResponse({"saved": saved(draft.updated_at, found.clock), "revision": draft.revision})
    return redirect(found.url())


@require_POST
@needs("cohorts.submit_assignment", scope=enrolments)
def submit_assignment(request, enrolment, key):
    """Keep the text, then hand it in; what cannot be handed in stays in the draft."""
    found = visit(request, enrolment, key, kind="assignment")
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _unreadable(request, enrolment, found)
    try:
        _save(enrolment, found, form)
        if "save" in request.POST:
            return redirect(found.url())
        submission = submissions.submit(
            enrolment, found.activity, by=request.user, key=form.cleaned_data["key"]
        )
    except drafts.DraftConflict as conflict:
        return _conflict(request, enrolment, found, form, conflict)
    except DomainError as error:
        return _kept(request, enrolment, found, form, error)
    return redirect("cohorts:show_submission", uuid=submission.uuid)


def _unreadable(request, enrolment, found):
    error = DomainError(_("This form could not be read. Load the page again; your text is kept."))
    if is_autosave(request):
        return refused(request, error, found.url())
    return show_assignment(
        request, enrolment, found, status=400, error=error, text=request.POST.get("text", "")
    )


def _conflict(request, enrolment, found, form, conflict):
    draft, text = conflict.draft, form.cleaned_data["text"]
    if is_autosave(request):
        told = {"conflict": str(conflict), "theirs": draft.text, "yours": text, "revision": draft.revision}
        return JsonResponse(told, status=409)
    both = {"error": conflict, "theirs": draft.text, "text": text, "revision": draft.revision}
    return show_assignment(request, enrolment, found, status=409, **both)


def _kept(request, enrolment, found, form, error):
    if is_autosave(request):
        return refused(request, error, found.url())
    return show_assignment(request, enrolment, found, status=422, error=error, text=form.cleaned_data["text"])


@require_POST
@needs("cohorts.submit_assignment", scope=enrolments)
def add_draft_file(request, enrolment, key):
    found = visit(request, enrolment, key, kind="assignment")
    problems = []
    for file in request.FILES.getlist("files"):
        try:
            drafts.add_file(enrolment, found.activity, file, by=request.user)
        except DomainError as error:
            problems.append(str(error))
    if problems or not request.FILES:
        sentence = " ".join(problems) or _("Choose a file first.")
        return show_assignment(request, enrolment, found, status=422, file_error=sentence)
    return redirect(f"{found.url()}#files")


@require_POST
@needs("cohorts.submit_assignment", scope=enrolments)
def remove_draft_file(request, enrolment, key, file):
    found = visit(request, enrolment, key, kind="assignment")
    own = DraftFile.objects.filter(draft__enrolment=enrolment, draft__activity_key=found.activity.key)
    drafts.remove_file(get_object_or_404(own, upload__uuid=file), by=request.user)
    return redirect(f"{found.url()}#files")


@require_safe
@needs("cohorts.submit_assignment", scope=enrolments)
def download_draft_file(request, enrolment, key, file):
    own = DraftFile.objects.filter(draft__enrolment=enrolment, draft__activity_key=key)
    return uploads.serve(get_object_or_404(own.select_related("upload"), upload__uuid=file).upload)

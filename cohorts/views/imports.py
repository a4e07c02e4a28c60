"""Bringing people in: a list with preview, or one by one."""

from dataclasses import asdict

from django.contrib import messages
from django.core import signing
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cohorts import people_list
from cohorts.actions import imports
from cohorts.forms.desk import InviteForm, ListForm
from cohorts.people_list import Row
from cohorts.reports import imports as reports
from cohorts.views.desk import with_course
from cohorts.views.frame import frame
from lms.core.errors import DomainError
from lms.core.guards import needs
from lms.core.pages import render_page

# The rows travel with the preview, signed: the act does just what was shown, and nothing lies about on disk.
HOUR = 60 * 60


@require_http_methods(["GET", "HEAD", "POST"])
@needs("cohorts.manage_cohort", scope=with_course)
def import_people(request, cohort):
    if "rows" in request.POST:
        return _act(request, cohort)
    form = ListForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return _page(request, cohort, {"form": form}, status=422 if request.method == "POST" else None)
    file = form.cleaned_data["file"]
    try:
        rows = people_list.read(file.name, file.read(people_list.LARGEST_BYTES + 1))
    except people_list.Unreadable as error:
        form.add_error("file", reports.unreadable(str(error)))
        return _page(request, cohort, {"form": form}, status=422)
    return _page(request, cohort, _planned(cohort, rows) | {"token": _signed(request, cohort, rows)})


def _planned(cohort, rows):
    plan = reports.preview(cohort, rows)
    short = ngettext(
        "The list needs %(count)s seat more than are free. Raise the seats in the settings, or shorten the list.",
        "The list needs %(count)s seats more than are free. Raise the seats in the settings, or shorten the list.",
        plan.too_many,
    )
    kinds = {kind: plan.of(kind) for kind in (reports.NEW, reports.KNOWN, reports.UNCHANGED, reports.REFUSED)}
    lines = sorted(plan.lines, key=lambda line: (line.kind != reports.REFUSED, line.row.line))
    said = short % {"count": plan.too_many} if plan.too_many else ""
    return kinds | {"plan": plan, "lines": lines, "too_many": said}


def _act(request, cohort):
    try:
        rows = [
            Row(**row)
            for row in signing.loads(request.POST["rows"], salt=_salt(request, cohort), max_age=HOUR)
        ]
    except signing.BadSignature:
        error = _("The preview is too old. Choose the file again.")
        return _page(request, cohort, {"form": ListForm(), "error": error}, status=422)
    try:
        plan = imports.bring_in(cohort, rows, by=request.user)
    except DomainError as error:
        context = _planned(cohort, rows) | {"token": request.POST["rows"], "error": error}
        return _page(request, cohort, context, status=422)
    count = len(plan.to_do)
    if not count:
        messages.info(request, _("There was nothing to do: everybody on the list has a seat already."))
    else:
        messages.success(
            request,
            ngettext("%(count)s person was brought in.", "%(count)s people were brought in.", count)
            % {"count": count},
        )
    return redirect("cohorts:list_participants", cohort.uuid)


def _salt(request, cohort):
    return f"import:{cohort.uuid}:{request.user.pk}"


def _signed(request, cohort, rows):
    return signing.dumps([asdict(row) for row in rows], salt=_salt(request, cohort), compress=True)


def _page(request, cohort, context, status=None):
    shared = frame(request, cohort, "list_participants", page=_("Import a list"))
    context = shared | {"error": None, "plan": None} | context
    return render_page(request, "cohorts/desk/import.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("cohorts.manage_cohort", scope=with_course)
def invite_person(request, cohort):
    form = InviteForm(request.POST or None, initial={"language": request.user.language})
    if form.is_valid() and _invite(request, cohort, form):
        messages.success(request, _("%(email)s has a seat and a letter.") % form.cleaned_data)
        return redirect("cohorts:list_participants", cohort.uuid)
    context = frame(request, cohort, "list_participants", page=_("Invite a person")) | {"form": form}
    return render_page(
        request, "cohorts/desk/invite.html", context, status=422 if request.method == "POST" else None
    )


def _invite(request, cohort, form):
    """Seat the person of the form; true when done, else the form says why not."""
    row = Row(0, **form.cleaned_data | {"email": form.cleaned_data["email"].lower()})
    for problem in people_list.problems(row):
        form.add_error("number" if problem == "number" else None, reports.sentences()[problem])
    if form.errors:
        return False
    try:
        imports.seat_one(cohort, row, by=request.user)
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    return True

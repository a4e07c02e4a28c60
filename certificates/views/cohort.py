"""The certificates of a cohort: who can get one, issuing, how far it is."""

import datetime
import uuid as uuids

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from certificates import actions, reports
from certificates.forms import TypeForm
from certificates.models import Batch, CertificateType
from cohorts.models import Cohort
from cohorts.reports import pages
from lms.core.errors import DomainError
from lms.core.guards import needs
from lms.core.pages import render_page

# After this a batch that is not done may be started again by hand.
PATIENCE = datetime.timedelta(minutes=2)


def cohorts_in_scope(user):
    return Cohort.objects.visible_to(user).select_related("organisation", "version")


def batches_in_scope(user):
    return Batch.objects.visible_to(user).select_related("cohort__organisation", "cohort__version", "type")


@require_safe
@needs("certificates.view_cohort_certificates", scope=cohorts_in_scope)
def cohort_certificates(request, cohort):
    """Who has a certificate, who can get one, who cannot yet and why."""
    types = reports.types_of(cohort)
    chosen = _chosen(types, request.GET.get("type", ""))
    people = reports.candidates(cohort, chosen)
    context = _frame(request, cohort) | {
        "types": types,
        "type": chosen,
        "ready": [one for one in people if one.is_ready],
        "issued": [one for one in people if one.certificate],
        "waiting": [one for one in people if one.reason and not one.certificate],
        "batches": cohort.certificate_batches.all()[:5],
        "may_issue": request.user.has_perm("certificates.issue_certificate", cohort),
        "key": uuids.uuid4(),
    }
    return render_page(request, "certificates/cohort.html", context)


def _frame(request, cohort, *, below=False):
    """The colour, tabs and crumbs of the cohort's pages; `below` for a page under this one."""
    request.accent = cohort.organisation.accent
    here, own = _("Certificates"), reverse("certificates:cohort_certificates", args=[cohort.uuid])
    crumbs = pages.crumbs(cohort)
    return {
        "cohort": cohort,
        "tabs": pages.tabs(cohort, request.user, own),
        "crumbs": [*crumbs, (here, own)] if below else crumbs,
        "here": here,
    }


def _chosen(types, uuid):
    """The type that the address names, else the first."""
    return next((one for one in types if str(one.uuid) == uuid), types[0] if types else None)


@require_POST
@needs("certificates.issue_certificate", scope=cohorts_in_scope)
def issue_certificates(request, cohort):
    """Issue to one (the button of a row) or to all that are ticked."""
    chosen = _chosen(reports.types_of(cohort), request.POST.get("type", ""))
    named = request.POST.getlist("only") or request.POST.getlist("chosen")
    try:
        if chosen is None:
            raise DomainError(_("Say first what the certificate is called and who signs it."))
        people = reports.ready(cohort, chosen, named)
        batch = actions.order_batch(
            cohort, chosen, enrolments=people, key=request.POST.get("key", "")[:80], by=request.user
        )
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("certificates:cohort_certificates", uuid=cohort.uuid)
    return redirect("certificates:show_batch", uuid=batch.uuid)


@require_safe
@needs("certificates.run_batch", scope=batches_in_scope)
def show_batch(request, batch):
    progress = reports.batch_progress(batch)
    is_slow = not batch.finished_at and timezone.now() - batch.ordered_at > PATIENCE
    context = _frame(request, batch.cohort, below=True)
    context |= {"batch": batch, "progress": progress, "is_slow": is_slow}
    return render_page(request, "certificates/batch.html", context, fragment="job")


@require_POST
@needs("certificates.run_batch", scope=batches_in_scope)
def resume_certificates(request, batch):
    actions.resume_batch(batch, by=request.user)
    return redirect("certificates:show_batch", uuid=batch.uuid)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("certificates.issue_certificate", scope=cohorts_in_scope)
def set_up_certificate(request, cohort):
    """What the cohort's organisation certifies and who signs."""
    types = reports.types_of(cohort)
    found = _chosen(types, request.GET.get("type", ""))
    form = TypeForm(
        request.POST if request.method == "POST" else None,
        instance=found or CertificateType(organisation=cohort.organisation),
    )
    if form.is_valid():
        actions.save_type(form.instance, by=request.user)
        return redirect("certificates:cohort_certificates", uuid=cohort.uuid)
    context = _frame(request, cohort, below=True) | {"form": form, "type": found}
    return render_page(request, "certificates/set_up.html", context)

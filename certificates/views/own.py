"""One certificate: read, downloaded, corrected, revoked."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from certificates import actions, reports
from certificates.forms import LANGUAGE_NAMES, CorrectForm, RevokeForm
from certificates.models import Certificate
from lms.core.errors import DomainError
from lms.core.guards import needs
from lms.core.pages import render_page


def in_scope(user):
    """The certificates that the person may know of, with what their pages read."""
    return Certificate.objects.with_everything().visible_to(user)


@require_safe
@needs("certificates.view_certificate", scope=in_scope)
def certificate(request, certificate):
    found = reports.verdict(certificate.code)
    context = {
        "certificate": certificate,
        "verdict": found,
        "sentence": reports.sentence(found),
        "is_own": certificate.enrolment.participant_id == request.user.pk,
        "languages": [(language, LANGUAGE_NAMES[language]) for language in _languages_of(certificate)],
        "successor": getattr(certificate, "superseded_by", None),
    }
    return render_page(request, "certificates/certificate.html", context)


def _languages_of(certificate):
    """The person's language first."""
    return sorted(certificate.facts["words"], key=lambda language: language != certificate.facts["language"])


@require_safe
@needs("certificates.view_certificate", scope=in_scope)
def certificate_pdf(request, certificate, language):
    if language not in certificate.facts["words"] or certificate.erased_at:
        raise Http404
    rendering = actions.keep_file(certificate, language)
    response = HttpResponse(reports.contents(rendering), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{certificate.number}-{language}.pdf"'
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "no-store, private"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@needs("certificates.revoke_certificate", scope=in_scope)
def revoke_certificate(request, certificate):
    form = RevokeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.revoke(certificate, **form.cleaned_data, by=request.user)
        return redirect("certificates:certificate", uuid=certificate.uuid)
    context = {"certificate": certificate, "course": reports.course_of(certificate), "form": form}
    return render_page(request, "certificates/revoke.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("certificates.revoke_certificate", scope=in_scope)
def correct_certificate(request, certificate):
    form = CorrectForm(
        request.POST or None, initial={"name": certificate.enrolment.participant.get_full_name()}
    )
    if form.is_valid():
        try:
            corrected = actions.supersede(certificate, **form.cleaned_data, by=request.user)
            return redirect("certificates:certificate", uuid=corrected.uuid)
        except DomainError as error:
            form.add_error(None, str(error))
    context = {"certificate": certificate, "course": reports.course_of(certificate), "form": form}
    return render_page(request, "certificates/correct.html", context)

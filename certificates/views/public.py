"""Anyone verifies a certificate."""

from functools import wraps

from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from certificates import reports
from certificates.forms import CodeForm
from lms.core.addresses import client_address
from lms.core.guards import public
from lms.core.pages import render_page


def unlisted(view):
    """Tell search engines and the next site nothing of the address, which holds the code."""

    @wraps(view)
    def unlisting(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return unlisting


@public
@require_safe
@unlisted
def verify(request):
    """Where the code is typed."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("certificates:verdict", code=form.cleaned_data["code"])
    return render_page(request, "certificates/verify.html", {"form": form})


@public
@require_safe
@never_cache
@unlisted
def verdict(request, code):
    """What the code stands for; too many wrong codes from one address are not answered for a while."""
    try:
        found = reports.asked(code, address=client_address(request))
    except reports.TooManyWrongCodes as reason:
        return render_page(request, "certificates/verify_later.html", {"reason": reason}, status=429)
    context = {"verdict": found, "sentence": reports.sentence(found), "form": CodeForm()}
    return render_page(
        request, "certificates/verdict.html", context, status=404 if found.state == "unknown" else 200
    )

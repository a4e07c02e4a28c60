"""What is made of several apps: the homes, by panels that the apps hang in."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import people
from lms.core import registry
from lms.core.guards import public
from lms.core.pages import render_page

YEAR = 60 * 60 * 24 * 365
ABOUT = {
    "accessibility": _("Accessibility"),
    "privacy": _("Privacy"),
    "licence": _("Source code and licence"),
}


@public
@require_safe
def home(request):
    """The first page: what to do next for those signed in, the catalogue for everybody else."""
    if not request.user.is_authenticated:
        return redirect("catalogue")
    return render_page(request, "site_pages/home.html", {"panels": registry.panels("home", request)})


@public
@require_safe
def about(request, part):
    """What the footer promises: accessibility, privacy, licence."""
    context = {"title": ABOUT[part], "part": f"site_pages/about_{part}.html"}
    return render_page(request, "site_pages/about.html", context)


@public
@require_safe
def only_door(request):
    """In place of Wagtail's own sign-in pages, which know no second factor; who is signed in may not go further."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.GET.get("next", reverse("home")))


@public
def closed(_request):
    """In place of allauth's page of e-mail addresses: a person has one, and signs in with it."""
    raise Http404


@public
@require_safe
def health(request):
    return JsonResponse({"status": "ok"})


def back(request):
    """To the page that the form stood on; never to another host."""
    target = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return redirect(target if safe else "/")


@public
@require_POST
def set_language(request):
    """Change the language: for a person for good, for a visitor on this device."""
    response, language = back(request), request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        people.set_language(request.user, language, by=request.user)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, samesite="Lax", secure=settings.SECURE
    )
    return response


@public
@require_POST
def set_theme(request):
    """Remember light, dark or the device's own choice on this device."""
    response = back(request)
    theme = request.POST.get("theme", "")
    if theme in {"light", "dark"}:
        response.set_cookie("theme", theme, max_age=YEAR, samesite="Lax", secure=settings.SECURE)
    else:
        response.delete_cookie("theme")
    return response

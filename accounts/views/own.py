"""What is one's own: name, language, letters, ways to sign in."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST

from accounts import actions
from accounts.forms import NotificationsForm, ProfileForm
from accounts.models import User
from lms.core import mail
from lms.core.guards import signed_in
from lms.core.pages import render_page


def refused(user):
    return set(user.notification_choices.filter(wanted=False).values_list("kind", flat=True))


def page(request, *, profile=None, notifications=None):
    user = request.user
    wanted = [kind for kind in mail.KINDS if kind not in refused(user)]
    authenticators = Authenticator.objects.filter(user=user)
    context = {
        "profile": profile or ProfileForm(instance=user),
        "notifications": notifications or NotificationsForm(initial={"wanted": wanted}),
        "passkeys": authenticators.filter(type=Authenticator.Type.WEBAUTHN).count(),
        "app": authenticators.filter(type=Authenticator.Type.TOTP).exists(),
    }
    return render_page(request, "accounts/settings.html", context, status=422 if profile else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def settings(request):
    """Name and language; the other forms of the page have addresses of their own."""
    if request.method != "POST":
        return page(request)
    form = ProfileForm(request.POST, instance=User.objects.get(pk=request.user.pk))
    if not form.is_valid():
        return page(request, profile=form)
    actions.change_profile(request.user, **form.cleaned_data, by=request.user)
    with override(form.cleaned_data["language"]):
        messages.success(request, _("Your name and language are saved."))
    return redirect("accounts:settings")


@require_POST
@signed_in
def choose_notifications(request):
    form = NotificationsForm(request.POST)
    if form.is_valid():
        wanted = form.cleaned_data["wanted"]
        actions.choose_notifications(request.user, wanted=wanted, kinds=mail.KINDS, by=request.user)
        messages.success(request, _("We write to you about what you chose."))
    return redirect("accounts:settings")

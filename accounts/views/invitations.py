"""Coming in by invitation."""

from django.contrib.auth import login
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts import reports
from accounts.actions import accept, invitations
from accounts.forms import AcceptForm
from lms.core.guards import public
from lms.core.pages import render_page


@public
@require_http_methods(["GET", "HEAD", "POST"])
def accept_invitation(request, token):
    """Set up the account that the letter's link belongs to; a spent link says so and what to do."""
    invitation = reports.open_invitation(token)
    if invitation is None:
        return render_page(request, "accounts/invitation_spent.html", status=410)
    person = invitation.user
    start = {"given_name": person.given_name, "family_name": person.family_name, "language": person.language}
    form = AcceptForm(request.POST or None, initial=start, person=person)
    if form.is_valid():
        try:
            user = accept(token, **form.cleaned_data)
        except invitations.InvitationSpent:
            return render_page(request, "accounts/invitation_spent.html", status=410)
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("home")
    context = {"form": form, "invitation": invitation}
    return render_page(
        request, "accounts/accept_invitation.html", context, status=422 if form.is_bound else 200
    )

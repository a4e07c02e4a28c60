"""What accounts hang into the common pages."""

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Membership
from lms.core.registry import Item, navigation


@navigation
def people(request):
    if request.user.has_perm("accounts.list_people"):
        yield Item(_("People"), reverse("accounts:list_people"), "person", order=70, prefix="/office/people/")


@receiver(user_logged_in)
def remember_accent(request, user, **_given):
    """The colour of the first organisation that the person has a role in, for pages that are about none."""
    first = Membership.objects.live().filter(user=user).order_by("pk")
    request.session["accent"] = first.values_list("organisation__accent", flat=True).first() or ""


@receiver(user_logged_in)
def speak_their_language(user, **_given):
    """The answer to a sign-in is in the person's language already, not in that of the sign-in page."""
    translation.activate(user.language)

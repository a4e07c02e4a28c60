"""What accounts hang into the common pages."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lms.core.registry import Item, navigation


@navigation
def people(request):
    if request.user.has_perm("accounts.list_people"):
        yield Item(_("People"), reverse("accounts:list_people"), "people", order=70, prefix="/office/people/")

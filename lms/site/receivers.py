"""What the site itself hangs into the common pages."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lms.core.registry import Item, navigation


@navigation
def first_page(request):
    yield Item(_("Home"), reverse("home"), "home", order=10)

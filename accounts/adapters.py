"""How allauth behaves here: nobody signs up alone, people come by invitation; letters are ours."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from lms.core import mail
from lms.core.addresses import client_address


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request):
        """By which the tries at a sign-in are counted."""
        return client_address(request)

    def get_reset_password_from_key_url(self, key):
        """The link's host is the site's own, whatever host the request named."""
        uid, _dash, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return settings.SITE_URL + path

    def send_mail(self, template_prefix, email, context):
        """The letter for a new password is one of ours; allauth's other letters go out as they are."""
        if template_prefix != "account/email/password_reset_key":
            super().send_mail(template_prefix, email, context)
            return
        person, url = context["user"], context["password_reset_url"]
        with translation.override(person.language):
            label = _("Choose a new password")
        dedupe = f"password_reset:{salted_hmac('reset', url).hexdigest()}"
        mail.write(person, "password_reset", dedupe=dedupe, url=url, label=label)

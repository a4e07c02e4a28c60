"""Letters: written in the transaction that causes them, in the person's language, sent once after commit."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from lms.core import jobs
from lms.core.models import Mail

# The kinds of letters that a person may do without; a letter of no kind always goes out.
KINDS = {
    "message": _("a facilitator writes to my cohort"),
    "feedback": _("feedback on my work is there"),
    "review": _("somebody waits for my feedback"),
}


def write(to: Any, template: str, *, dedupe: str, kind: str = "", **context: Any) -> Mail | None:
    """Write the letter `emails/<template>.{subject.txt,txt,html}` to a person; the same `dedupe` is one letter.

    A letter of a `kind` that the person does without is not written.
    """
    if kind and not to.wants(kind):
        return None
    with translation.override(to.language):
        context |= {"person": to, "site_name": settings.SITE_NAME}
        subject = " ".join(render_to_string(f"emails/{template}.subject.txt", context).split())
        text = render_to_string(f"emails/{template}.txt", context)
        html = render_to_string(f"emails/{template}.html", context)
    letter, new = Mail.objects.get_or_create(
        dedupe=dedupe,
        defaults={
            "recipient": to.email,
            "language": to.language,
            "subject": subject[:250],
            "text": text,
            "html": html,
        },
    )
    if new:
        jobs.enqueue(send, letter.pk)
    return letter


@task
def send(mail_pk: int) -> None:
    """Send one letter, once; a letter that was sent is not sent again."""
    with transaction.atomic():
        letter = Mail.objects.select_for_update(of=("self",)).get(pk=mail_pk)
        if letter.sent_at is not None:
            return
        message = EmailMultiAlternatives(letter.subject, letter.text, to=[letter.recipient])
        message.extra_headers["Message-ID"] = f"<mail-{letter.pk}@norrsken>"
        if letter.html:
            message.attach_alternative(letter.html, "text/html")
        message.send()
        kept = {} if settings.DEMO else {"text": "", "html": ""}  # links in letters are secrets
        Mail.objects.filter(pk=letter.pk).update(sent_at=timezone.now(), **kept)


class DemoBackend(BaseEmailBackend):
    """Keeps what would be sent on the demo's mail page; letters of `write` are there already."""

    def send_messages(self, email_messages):
        for message in email_messages:
            if "Message-ID" not in message.extra_headers:
                self._keep(message)
        return len(email_messages)

    def _keep(self, message):
        now = timezone.now()
        for recipient in message.to:
            Mail.objects.create(
                dedupe=f"direct:{now.isoformat()}:{recipient}",
                recipient=recipient,
                language=translation.get_language() or "en",
                subject=message.subject[:250],
                text=message.body,
                sent_at=now,
            )

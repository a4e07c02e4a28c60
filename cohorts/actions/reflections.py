"""What people write for themselves: theirs alone until they share it."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts import progress_rules
from cohorts.actions import progress
from cohorts.models import Enrolment, Reflection
from courses.models import Activity
from lms.core import audit
from lms.core.errors import DomainError

LONGEST = 20_000


class NothingWritten(DomainError):
    """There is no answer yet."""


class ReflectionTooLong(DomainError):
    """More than fits."""


@transaction.atomic
def save(enrolment: Enrolment, activity: Activity, *, block: str, text: str) -> Reflection:
    """Keep the answer to one prompt. Not audited, and the text goes nowhere else."""
    if len(text) > LONGEST:
        raise ReflectionTooLong(
            _("The text is longer than the %(most)s characters that fit.") % {"most": LONGEST}
        )
    reflection, _new = Reflection.objects.select_for_update(of=("self",)).get_or_create(
        enrolment=enrolment, activity_key=activity.key, block=block
    )
    if reflection.text != text:
        reflection.text, reflection.revision = text, reflection.revision + 1
        reflection.updated_at = timezone.now()
        reflection.save(update_fields=["text", "revision", "updated_at"])
    progress.start(enrolment, activity)
    return reflection


@transaction.atomic
def share(reflection: Reflection, *, shared: bool, by: Any) -> Reflection:
    """Show the answer to the facilitators, or take it back; asking for what is already so changes nothing."""
    if bool(reflection.shared_at) is shared:
        return reflection
    reflection.shared_at = timezone.now() if shared else None
    reflection.save(update_fields=["shared_at"])
    audit.record("reflection.shared" if shared else "reflection.taken_back", reflection, by=by)
    return reflection


@transaction.atomic
def finish(enrolment: Enrolment, activity: Activity, *, by: Any) -> None:
    """Complete a reflection activity; a line is enough, but nothing at all raises NothingWritten."""
    written = enrolment.reflections.filter(activity_key=activity.key, block="").first()
    if written is None or not written.text.strip():
        raise NothingWritten(_("Write something first and save it: a line is enough."))
    progress.complete(enrolment, activity, how=progress_rules.WRITTEN, by=by)

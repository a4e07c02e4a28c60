"""What people do with a content: the state is kept, results become attempts.

Everything arrives from a browser and is a claim. Whose it is is an opaque registration, given by the
caller who knows the signed-in enrolment; nothing in the message can name another one.
"""

import re
import uuid
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from content.h5p import statements
from content.h5p.models import H5PAttempt, H5PResult, H5PRevision, H5PState
from lms.core.errors import DomainError

LARGEST_STATE = 256 * 1024
MOST_STATES = 200
MOST_ATTEMPTS = 500
MOST_RESULTS = 5_000
EMPTY = {"0", "null", ""}
NAME = re.compile(r"[\w\-]{1,64}", re.ASCII)


class StateRefused(DomainError):
    """The state cannot be kept."""


@dataclass(frozen=True)
class Recorded:
    """What became of a statement: a new attempt or one that was there already, a part of one, or nothing to count."""

    attempt: H5PAttempt | None = None
    is_new: bool = False
    is_part: bool = False


@transaction.atomic
def save_state(
    registration: uuid.UUID,
    revision: H5PRevision,
    body: str,
    *,
    data_type: str = "state",
    sub_content_id: str = "0",
) -> None:
    """Keep where the person is; an empty state removes it. Not audited: it is saved every few seconds."""
    if not NAME.fullmatch(data_type) or not NAME.fullmatch(sub_content_id):
        raise StateRefused(_("What was sent cannot be kept."))
    if len(body.encode("utf-8", "replace")) > LARGEST_STATE or "\0" in body:
        raise StateRefused(
            _("There is more to keep than the %(limit)d kB that fit.") % {"limit": LARGEST_STATE >> 10}
        )
    place: dict[str, Any] = {
        "registration": registration,
        "revision": revision,
        "sub_content_id": sub_content_id,
        "data_type": data_type,
    }
    if body in EMPTY:
        H5PState.objects.filter(**place).delete()
        return
    kept = H5PState.objects.filter(registration=registration, revision=revision)
    if kept.count() >= MOST_STATES and not kept.filter(**place).exists():
        raise StateRefused(_("This content keeps too much."))
    H5PState.objects.update_or_create(**place, defaults={"body": body, "saved_at": timezone.now()})


def load_state(
    registration: uuid.UUID, revision: H5PRevision, *, data_type: str = "state", sub_content_id: str = "0"
) -> str | None:
    """Where the person was, or nothing."""
    kept = H5PState.objects.filter(
        registration=registration, revision=revision, data_type=data_type, sub_content_id=sub_content_id
    )
    return kept.values_list("body", flat=True).first()


@transaction.atomic
def record_attempt(registration: uuid.UUID, revision: H5PRevision, statement: bytes, *, key: str) -> Recorded:
    """Turn a statement into an attempt or into a part of one; sent again, it changes nothing.

    `key` names the sitting in the frame. Only a result of the whole content counts; a part's result goes
    to the attempt of its sitting or waits for it. The maximum is never smaller than one seen before.
    """
    result = statements.read(statement, str(revision.uuid))
    if result is None:
        return Recorded()
    H5PRevision.objects.select_for_update(of=("self",)).get(pk=revision.pk)
    if not NAME.fullmatch(key):
        raise statements.StatementRefused(_("The result cannot be read."))
    receipt = f"{key}:{result.fingerprint}"
    if result.is_part:
        return _keep_part(registration, revision, result, key, receipt)
    attempts = H5PAttempt.objects.filter(registration=registration, revision=revision)
    if earlier := attempts.filter(key=receipt).first():
        return Recorded(earlier)
    return Recorded(_new_attempt(registration, revision, result, receipt), is_new=True)


@transaction.atomic
def erase(registration: uuid.UUID) -> None:
    """Delete everything that hangs on a registration, for a person whose data is erased."""
    for model in (H5PState, H5PResult, H5PAttempt):
        model.objects.filter(registration=registration).delete()


def _new_attempt(
    registration: uuid.UUID, revision: H5PRevision, result: statements.Result, receipt: str
) -> H5PAttempt:
    attempts = H5PAttempt.objects.filter(registration=registration, revision=revision)
    last = attempts.aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_ATTEMPTS:
        raise statements.StatementRefused(_("There are too many attempts at this content."))
    attempt = H5PAttempt.objects.create(
        registration=registration,
        revision=revision,
        number=last + 1,
        key=receipt,
        verb=result.verb,
        raw=result.raw,
        maximum=_pinned(revision, result.maximum),
        success=result.success,
        duration=result.duration,
        statement=result.statement,
    )
    H5PResult.objects.filter(registration=registration, revision=revision, attempt=None).update(
        attempt=attempt
    )
    return attempt


def _pinned(revision: H5PRevision, maximum: float | None) -> float | None:
    """A browser may not make a content smaller than it was: the largest maximum seen counts."""
    if maximum is None:
        return None
    largest = revision.attempts.aggregate(largest=Max("maximum"))["largest"]
    return max(maximum, largest or 0)


def _keep_part(
    registration: uuid.UUID, revision: H5PRevision, result: statements.Result, key: str, receipt: str
) -> Recorded:
    attempts = H5PAttempt.objects.filter(registration=registration, revision=revision)
    attempt = attempts.filter(key__startswith=f"{key}:").order_by("-number").first()
    results = H5PResult.objects.filter(registration=registration, revision=revision)
    if results.count() >= MOST_RESULTS or results.filter(key=receipt).exists():
        return Recorded(attempt, is_part=True)
    H5PResult.objects.create(
        registration=registration,
        revision=revision,
        attempt=attempt,
        key=receipt,
        sub_content_id=result.sub_content_id,
        raw=result.raw,
        maximum=result.maximum,
        statement=result.statement,
    )
    return Recorded(attempt, is_part=True)

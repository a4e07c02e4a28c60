"""What is being written: saved as one types, and never overwritten by an older page."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import Draft, DraftFile, Enrolment, SubmissionFile
from courses.models import Activity
from lms.core import audit, uploads
from lms.core.errors import DomainError

MOST_FILES = 10
LONGEST = 100_000


class DraftConflict(DomainError):
    """Another page saved something else in the meantime; `draft` is what is saved now."""

    def __init__(self, draft: Draft):
        super().__init__(
            _("This text was changed in another window. Both versions are here: keep what you want.")
        )
        self.draft = draft


class TextTooLong(DomainError):
    """More than an assignment takes."""


class TooManyFiles(DomainError):
    """More files than an assignment takes."""


@transaction.atomic
def save(enrolment: Enrolment, activity: Activity, *, text: str, revision: int, writer: str = "") -> Draft:
    """Keep the text; `revision` is the one that the page started from (0: none yet).

    A page (`writer`) that saved last may go on; another page with an older revision and another text raises
    DraftConflict and changes nothing. Not audited: it is saved every few seconds.
    """
    if len(text) > LONGEST:
        raise TextTooLong(_("The text is longer than the %(most)s characters that fit.") % {"most": LONGEST})
    draft = open_draft(enrolment, activity)
    text = text.replace("\r\n", "\n")
    if draft.text == text:
        return draft
    goes_on = bool(writer) and draft.writer == writer
    if draft.text and draft.revision != revision and not goes_on:
        raise DraftConflict(draft)
    draft.text, draft.revision, draft.writer = text, draft.revision + 1, writer[:40]
    draft.updated_at = timezone.now()
    draft.save(update_fields=["text", "revision", "writer", "updated_at"])
    return draft


def open_draft(enrolment: Enrolment, activity: Activity) -> Draft:
    """The draft of the assignment, locked until the transaction ends; made when there is none."""
    Draft.objects.get_or_create(enrolment=enrolment, activity_key=activity.key)
    return Draft.objects.select_for_update(of=("self",)).get(enrolment=enrolment, activity_key=activity.key)


@transaction.atomic
def add_file(enrolment: Enrolment, activity: Activity, file: UploadedFile, *, by: Any) -> DraftFile:
    """Put a file to the draft; one that is there already (same name, same bytes) is not put twice."""
    draft = open_draft(enrolment, activity)
    if draft.files.count() >= MOST_FILES:
        raise TooManyFiles(_("There is room for %(most)s files. Remove one first.") % {"most": MOST_FILES})
    upload = uploads.store(file, by=by)
    twin = draft.files.filter(upload__sha256=upload.sha256, upload__name=upload.name).first()
    if twin is not None:
        _forget(upload)
        return twin
    added = DraftFile.objects.create(draft=draft, upload=upload)
    audit.record("draft.file_added", enrolment, by=by, activity=str(activity.key))
    return added


@transaction.atomic
def remove_file(draft_file: DraftFile, *, by: Any) -> None:
    """Take a file out of the draft; versions that were handed in with it keep it."""
    upload, enrolment = draft_file.upload, draft_file.draft.enrolment
    draft_file.delete()
    if not SubmissionFile.objects.filter(upload=upload).exists():
        _forget(upload)
    audit.record("draft.file_removed", enrolment, by=by)


def _forget(upload: Any) -> None:
    name, storage = upload.file.name, upload.file.storage
    upload.delete()
    transaction.on_commit(lambda: storage.delete(name))

"""A certificate stops counting, or its person is forgotten."""

from functools import partial
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from certificates.actions import letters
from certificates.models import Certificate, Rendering, Revocation
from lms.core import audit


@transaction.atomic
def revoke(certificate: Certificate, *, reason: Revocation, note: str, by: Any) -> Certificate:
    """Make the certificate count no more; the reason is public, the note is not; a second call changes nothing."""
    locked = Certificate.objects.with_everything().select_for_update(of=("self",))
    certificate = locked.get(pk=certificate.pk)
    if certificate.revoked_at is not None:
        return certificate
    certificate.revoked_at, certificate.revoked_by = timezone.now(), by
    certificate.revocation, certificate.revocation_note = Revocation(reason), note
    certificate.save(update_fields=["revoked_at", "revoked_by", "revocation", "revocation_note"])
    audit.record("certificate.revoked", certificate, by=by, reason=certificate.revocation)
    letters.revoked(certificate)
    return certificate


@transaction.atomic
def forget(person: Any, *, by: Any) -> int:
    """Remove the person's name and files from their certificates, which still verify; returns how many."""
    count = 0
    for certificate in Certificate.objects.select_for_update(of=("self",)).filter(
        enrolment__participant=person
    ):
        certificate.facts = certificate.facts | {"name": ""}
        certificate.erased_at = certificate.erased_at or timezone.now()
        certificate.revocation_note = ""
        certificate.save(update_fields=["facts", "erased_at", "revocation_note"])
        _remove_files(certificate)
        audit.record("certificate.erased", certificate, by=by)
        count += 1
    return count


def _remove_files(certificate: Certificate) -> None:
    for name in certificate.renderings.exclude(file="").values_list("file", flat=True):
        transaction.on_commit(partial(default_storage.delete, name))
    Rendering.objects.filter(certificate=certificate).update(file="")

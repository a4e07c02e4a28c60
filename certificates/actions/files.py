"""The certificate's files: rendered once per language, kept under their hash."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from django_tasks import task

from certificates import pdf
from certificates.models import Certificate, Rendering
from certificates.models.certificates import rendering_path
from lms.core.errors import DomainError


class Erased(DomainError):
    """The person's data is gone, and the file with it."""


def keep_file(certificate: Certificate, language: str) -> Rendering:
    """The file in that language: made when first asked for, the same bytes ever after."""
    if kept := certificate.renderings.filter(language=language).first():
        return kept
    if certificate.erased_at is not None:
        raise Erased(_("This certificate's file was erased together with the person's data."))
    written = pdf.render(certificate.facts, language)
    rendering = Rendering(
        certificate=certificate, language=language, sha256=hashlib.sha256(written).hexdigest()
    )
    name = _store(rendering_path(rendering, ""), written, rendering.sha256)
    kept, _new = Rendering.objects.get_or_create(
        certificate=certificate, language=language, defaults={"file": name, "sha256": rendering.sha256}
    )
    return kept


@task
def render_file(certificate_pk: int, language: str) -> None:
    """Print the certificate before its holder asks for it."""
    keep_file(Certificate.objects.get(pk=certificate_pk), language)


def _store(name: str, written: bytes, sha256: str) -> str:
    """Keep the bytes under that name; half a file that a crash left there is written anew."""
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            if hashlib.sha256(file.read()).hexdigest() == sha256:
                return name
        default_storage.delete(name)
    return default_storage.save(name, ContentFile(written))

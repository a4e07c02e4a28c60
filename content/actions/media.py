"""Keeping the files of a version; part of the action that publishes it, whose audit line covers them."""

from collections.abc import Iterable

from django.core.files import File

from content.media import Source
from content.models import Media


def keep_all(sources: Iterable[Source]) -> None:
    """Store those files that are not kept yet; bytes that are there already are shared."""
    wanted = {source.sha256: source for source in sources}
    present = set(Media.objects.filter(sha256__in=wanted).values_list("sha256", flat=True))
    for sha256 in sorted(wanted.keys() - present):
        _keep(wanted[sha256], sha256)


def _keep(source: Source, sha256: str) -> None:
    with source.file.open("rb") as opened:
        Media.objects.create(
            sha256=sha256,
            file=File(opened, name=sha256),
            name=source.name[:150],
            content_type=source.content_type,
            size=opened.size,
        )

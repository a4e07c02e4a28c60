"""Where the unpacked files lie."""

from pathlib import Path

from django.conf import settings


def root() -> Path:
    """The folder of the H5P store, inside the folder of private files."""
    return Path(settings.MEDIA_ROOT) / "h5p"

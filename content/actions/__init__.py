"""The verbs of content, the door for other apps: `from content.actions import h5p, media`."""

from content.actions import media
from content.h5p import actions as h5p

__all__ = ["h5p", "media"]

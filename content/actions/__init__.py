"""The verbs of content, the door for other apps: `from content.actions import h5p`."""

from content.h5p import actions as h5p

__all__ = ["h5p"]

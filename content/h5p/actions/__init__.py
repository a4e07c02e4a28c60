"""The verbs of H5P, as other apps call them through `content.actions.h5p`."""

from content.h5p.actions.packages import Installed, install
from content.h5p.actions.play import Recorded, StateRefused, erase, load_state, record_attempt, save_state

__all__ = [
    "Installed",
    "Recorded",
    "StateRefused",
    "erase",
    "install",
    "load_state",
    "record_attempt",
    "save_state",
]

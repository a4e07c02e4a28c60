"""Who may: the participant's rights, and those of the people who run cohorts."""

from cohorts.rules import desk, participant

__all__ = ["desk", "participant"]

"""Who may: the participant's rights, and those of the people who run cohorts."""

from cohorts.rules import desk, interactive, participant

__all__ = ["desk", "interactive", "participant"]

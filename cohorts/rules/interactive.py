"""Who may play an interactive content: the person whose seat it is, nobody else for them."""

from typing import Any

import rules

from cohorts.models import Enrolment


@rules.predicate
def has_the_seat(user: Any, enrolment: Enrolment) -> bool:
    """The enrolment's participant."""
    return enrolment.participant_id == user.pk


rules.add_perm("cohorts.play_interactive", has_the_seat)

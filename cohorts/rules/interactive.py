"""Who may play an interactive content: the person whose seat it is, nobody else for them."""

import rules

from cohorts.rules.participant import is_participant

rules.add_perm("cohorts.play_interactive", is_participant)

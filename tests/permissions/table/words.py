"""Who often comes together."""

PARTICIPANT = "participant"
TEACHING = "facilitator administrator"
COHORT = "participant facilitator administrator"
AUTHORING = "author administrator other_administrator"
WRITERS = "author administrator"
ADMINISTRATORS = "administrator other_administrator"
ONLY_TEACHING = {"open": TEACHING, "refused": PARTICIPANT}
ONLY_ADMINISTRATOR = {"open": "administrator", "refused": "facilitator participant"}
ONLY_PARTICIPANT = {"open": PARTICIPANT, "refused": TEACHING}

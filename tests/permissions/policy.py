"""The words of the permission table: ten roles, one row per address, and the answer that each role gets.

Scope, then rule: an object that a person may not know of is not there (404); what they may know of but not do
is refused (403). A visitor is sent to the sign-in page, over the API refused.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

VISITOR = "visitor"
ROLES = {
    VISITOR: "visitor",
    "participant": "participant",
    "other_participant": "other cohort's participant",
    "facilitator": "facilitator",
    "other_facilitator": "other cohort's facilitator",
    "administrator": "administrator",
    "other_administrator": "other organisation's administrator",
    "author": "author",
    "adviser": "adviser",
    "contact": "company contact",
}
SIGNED_IN = frozenset(ROLES) - {VISITOR}
ALL = frozenset(ROLES)
# Seen from the sister cohort of the same organisation, these change places.
SISTERS = {
    "participant": "other_participant",
    "other_participant": "participant",
    "facilitator": "other_facilitator",
    "other_facilitator": "facilitator",
    "contact": "nobody",
}
OWN, SISTER, FOREIGN = "own", "sister", "foreign"


class Answer(Enum):
    """What an answer means, whatever its exact status."""

    OPEN = "opens"
    LEADS = "leads elsewhere"
    SIGN_IN = "sends to the sign-in page"
    REFUSED = "refused (403)"
    UNSEEN = "not there (404)"
    DOOR = "sent to the authoring site's door"
    NOT_SO = "not by this method (405)"
    FAILED = "failed (5xx)"


PASSED = frozenset({Answer.OPEN, Answer.LEADS})
KEPT_OUT = frozenset({Answer.DOOR, Answer.SIGN_IN, Answer.REFUSED, Answer.UNSEEN})
Place = Any
Arguments = Callable[[Place], dict[str, Any]]


def roles(words: str | frozenset[str]) -> frozenset[str]:
    """`"participant facilitator"` as a set; an unknown role is a mistake in the table."""
    found = frozenset(words.split()) if isinstance(words, str) else words
    if unknown := found - ALL:
        raise ValueError(f"No such role: {sorted(unknown)}")
    return found


@dataclass(frozen=True)
class Row:
    """One address: what it is, which object it names, and who gets in.

    `open` get in, `refused` may know of the object but not do this, all others do not see it. `leads` are those
    of `open` whom a GET sends on. `kept` get the same when their role has ended. Roles that are not at the `gate`
    are refused before the object is looked for. A `secret` address is a key by itself: nobody can guess it.
    """

    name: str
    what: str
    at: Arguments | None = None
    open: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    gate: frozenset[str] = ALL
    methods: tuple[str, ...] = ("GET",)
    body: Arguments | None = None
    api: bool = False
    cms: bool = False
    file: bool = False
    secret: bool = False

    @property
    def is_public(self) -> bool:
        return VISITOR in self.open

    def answer(self, role: str, place: str = OWN) -> Answer:
        """What the role gets that asks by a method the address takes."""
        seen_as = SISTERS.get(role, role) if place == SISTER and self.at and not self.secret else role
        if self.is_public:
            return Answer.LEADS if role in self.leads else Answer.OPEN
        if role == VISITOR:
            return Answer.REFUSED if self.api else Answer.SIGN_IN
        if role not in self.gate:
            return Answer.DOOR if self.cms else Answer.REFUSED
        if self.at and place == FOREIGN and not self.secret:
            return Answer.UNSEEN
        if seen_as in self.open:
            return Answer.LEADS if seen_as in self.leads else Answer.OPEN
        return Answer.REFUSED if not self.at or seen_as in self.refused else Answer.UNSEEN

    def allowed(self, role: str, place: str, method: str) -> frozenset[Answer]:
        """The answers that are right for the role, the object's place and the method."""
        return self._by(method, self.answer(role, place))

    def allowed_after_the_end(self, role: str, method: str) -> frozenset[Answer]:
        """The same for one's own object, when all that the role hung on has ended."""
        return self._by(method, self.after_the_end(role))

    def after_the_end(self, role: str) -> Answer:
        """What the role gets when all that it hung on has ended."""
        if self.is_public or self.secret or role == VISITOR or role in self.kept:
            return self.answer(role)
        if self.gate != ALL:
            return Answer.DOOR if self.cms else Answer.REFUSED
        if self.at:
            return Answer.UNSEEN
        return self.answer(role) if self.open == SIGNED_IN else Answer.REFUSED

    def _by(self, method: str, answer: Answer) -> frozenset[Answer]:
        asked = "GET" if method == "HEAD" else method
        if method == "OPTIONS" or asked not in self.methods:
            return frozenset({Answer.NOT_SO, answer}) - (PASSED if method != "OPTIONS" else set())
        if asked != "GET" and answer in PASSED:
            return PASSED
        return frozenset({answer})


@dataclass(frozen=True)
class Area:
    """All addresses under a prefix that a library brings: who gets in at all, the others are sent away."""

    prefix: str
    what: str
    open: frozenset[str]
    reason: str


def page(name: str, what: str, at: Arguments | None = None, **who: Any) -> Row:
    """An address that is only read."""
    return _row(name, what, at, ("GET",), who)


def form(name: str, what: str, at: Arguments | None = None, **who: Any) -> Row:
    """An address that shows a form and takes it."""
    return _row(name, what, at, ("GET", "POST"), who)


def deed(name: str, what: str, at: Arguments | None = None, **who: Any) -> Row:
    """An address that only does something."""
    return _row(name, what, at, ("POST",), who)


def _row(name: str, what: str, at: Arguments | None, methods: tuple[str, ...], who: dict[str, Any]) -> Row:
    for key in {"open", "refused", "leads", "kept", "gate"} & who.keys():
        who[key] = roles(who[key])
    return Row(name, what, at, methods=methods, **who)

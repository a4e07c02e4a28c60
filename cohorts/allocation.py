"""Who reviews whom: exactly even, never oneself, never the same company, the same again from the same seed."""

import random
from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

Pair = tuple[Any, Any]


@dataclass
class NoFairAllocation(Exception):
    """There is no even allocation, and why: `few`, `half` (a company is too large) or `outside` (too few others)."""

    reason: str
    people: int
    reviews_each: int
    company: Any = None
    largest: int = 0


def allocate(company_of: Mapping[Any, Hashable | None], *, reviews_each: int, seed: int) -> list[Pair]:
    """Pairs `(reviewer, author)`: everybody writes and receives exactly `reviews_each`.

    Who has no company (`None`) is one of their own. Finds an allocation whenever there is one; else raises
    NoFairAllocation with the reason.
    """
    rng = random.Random(seed)  # noqa: S311 - repeatable on purpose, nothing secret hangs on it
    ring = _ring(company_of, rng)
    company = {person: _company(company_of, person) for person in ring}
    largest, size = max(Counter(company.values()).items(), key=lambda item: item[1], default=(None, 0))
    _refuse_the_impossible(len(ring), reviews_each, largest, size)
    shifts = _shifts(len(ring), size, reviews_each, rng)
    if shifts:
        return [(ring[seat], ring[(seat + step) % len(ring)]) for seat in range(len(ring)) for step in shifts]
    return _by_augmenting(ring, company, reviews_each, rng)


def _company(company_of: Mapping[Any, Hashable | None], person: Any) -> Hashable:
    company = company_of[person]
    return ("alone", person) if company is None else ("company", company)


def _ring(company_of: Mapping[Any, Hashable | None], rng: random.Random) -> list[Any]:
    """Everybody in a circle, colleagues side by side, companies and colleagues in the seed's order."""
    hands: dict[Hashable, list[Any]] = defaultdict(list)
    for person in rng.sample(sorted(company_of), k=len(company_of)):
        hands[_company(company_of, person)].append(person)
    return [person for hand in hands.values() for person in hand]


def _refuse_the_impossible(people: int, reviews_each: int, company: Any, largest: int) -> None:
    # A company's members may only review, and be reviewed by, the others: there must be enough of them,
    # and they write as many reviews as they are many, so a company of more than half can never be served.
    if people < reviews_each + 1:
        raise NoFairAllocation("few", people, reviews_each)
    if largest * 2 > people:
        raise NoFairAllocation("half", people, reviews_each, company[1], largest)
    if people - largest < reviews_each:
        raise NoFairAllocation("outside", people, reviews_each, company[1], largest)


def _shifts(people: int, largest: int, reviews_each: int, rng: random.Random) -> list[int]:
    """Steps round the ring that leave every company behind and come not back to it; none when too few.

    Two who review each other (a step and its opposite) are taken only when nothing else is left.
    """
    steps = rng.sample(range(largest, people - largest + 1), k=max(people - 2 * largest + 1, 0))
    if len(steps) < reviews_each:
        return []
    chosen: list[int] = []
    for step in steps:
        if people - step not in chosen and step * 2 != people:
            chosen.append(step)
    chosen += [step for step in steps if step not in chosen]
    return chosen[:reviews_each]


def _by_augmenting(
    people: list[Any], company: Mapping[Any, Hashable], reviews_each: int, rng: random.Random
) -> list[Pair]:
    """The general case: give each author one reviewer more, moving earlier ones along a shortest chain."""
    may_review = {
        author: [person for person in people if company[person] != company[author]] for author in people
    }
    for reviewers in may_review.values():
        rng.shuffle(reviewers)
    deal = _Deal(may_review, reviews_each)
    for author in people * reviews_each:
        deal.find_reviewer(author)
    return [(reviewer, author) for author in people for reviewer in deal.reviewers_of[author]]


class _Deal:
    """A growing allocation; the dictionaries keep their order, so that the seed alone decides."""

    def __init__(self, may_review: Mapping[Any, list[Any]], reviews_each: int) -> None:
        self.may_review, self.reviews_each = may_review, reviews_each
        self.reviewers_of: dict[Any, dict[Any, None]] = {author: {} for author in may_review}
        self.authors_of: dict[Any, dict[Any, None]] = {person: {} for person in may_review}

    def find_reviewer(self, author: Any) -> None:
        """Give the author one reviewer more, along the shortest chain of people who hand a review on."""
        taker: dict[Any, Any] = {}
        taken: dict[Any, Any] = {}
        queue = deque([author])
        while queue:
            current = queue.popleft()
            for reviewer in self.may_review[current]:
                if reviewer in taker or reviewer in self.reviewers_of[current]:
                    continue
                taker[reviewer] = current
                if len(self.authors_of[reviewer]) < self.reviews_each:
                    return self._hand_on(reviewer, author, taker, taken)
                for other in self.authors_of[reviewer]:
                    if other != author and other not in taken:
                        taken[other] = reviewer
                        queue.append(other)
        raise NoFairAllocation("outside", len(self.may_review), self.reviews_each)

    def _hand_on(
        self, reviewer: Any, author: Any, taker: Mapping[Any, Any], taken: Mapping[Any, Any]
    ) -> None:
        while True:
            current = taker[reviewer]
            self.reviewers_of[current][reviewer] = None
            self.authors_of[reviewer][current] = None
            if current == author:
                return
            reviewer = taken[current]
            del self.reviewers_of[current][reviewer]
            del self.authors_of[reviewer][current]

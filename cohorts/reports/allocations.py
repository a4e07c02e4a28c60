"""Who would review whom, and how far handed-out reviews have come."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.allocation import NoFairAllocation, Pair, allocate
from cohorts.models import Allocation, Cohort, Enrolment, Review, Submission
from courses.models import Activity


@dataclass(frozen=True)
class Plan:
    """A preview: people and their work by enrolment key, pairs `(reviewer, author)`, or the refusal."""

    people: dict[int, Enrolment]
    work: dict[int, Submission]
    pairs: list[Pair] = field(default_factory=list)
    refusal: str = ""

    @property
    def fingerprint(self) -> str:
        """What the preview showed, in 16 signs: who, which versions, which pairs."""
        seen = [sorted((key, row.pk) for key, row in self.work.items()), self.pairs]
        return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]


def preview(cohort: Cohort, activity: Activity, *, reviews_each: int, seed: int) -> Plan:
    """The allocation among those who have handed in, from the seed alone."""
    work = latest_work(cohort, activity)
    people = {key: row.enrolment for key, row in work.items()}
    company_of = {key: seat.company_id for key, seat in people.items()}
    try:
        return Plan(people, work, allocate(company_of, reviews_each=reviews_each, seed=seed))
    except NoFairAllocation as error:
        return Plan(people, work, refusal=_sentence(error, people))


def latest_work(cohort: Cohort, activity: Activity) -> dict[int, Submission]:
    """The last version that each active participant handed in, by enrolment key in the order of names."""
    found = Submission.objects.filter(
        enrolment__cohort=cohort, enrolment__withdrawn_at=None, activity_key=activity.key
    ).select_related("enrolment__participant", "enrolment__company", "enrolment__cohort")
    return {
        row.enrolment_id: row
        for row in found.order_by(
            "enrolment__participant__family_name", "enrolment__participant__given_name", "enrolment", "number"
        )
    }


def _sentence(error: NoFairAllocation, people: dict[int, Enrolment]) -> str:
    company = next((seat.company for seat in people.values() if seat.company_id == error.company), None)
    facts = {
        "company": company,
        "largest": error.largest,
        "count": error.people,
        "others": error.people - error.largest,
        "each": error.reviews_each,
        "needed": error.reviews_each + 1,
    }
    return {"few": _too_few, "half": _too_large, "outside": _too_few_outside}[error.reason](error) % facts


def _too_few(error: NoFairAllocation) -> str:
    return ngettext(
        "%(count)s person has handed in; for %(each)s reviews each it takes at least %(needed)s.",
        "%(count)s people have handed in; for %(each)s reviews each it takes at least %(needed)s.",
        error.people,
    )


def _too_large(_error: NoFairAllocation) -> str:
    return _(
        "%(largest)s of the %(count)s who have handed in work at %(company)s. The others are too few to "
        "review them all without anybody reviewing a colleague."
    )


def _too_few_outside(_error: NoFairAllocation) -> str:
    return _(
        "Only %(others)s people who have handed in work elsewhere than %(company)s; for %(each)s reviews "
        "each it takes at least %(each)s."
    )


def state(allocation: Allocation) -> list[Review]:
    """Every review of the allocation with both people, in the order of the reviewers' names."""
    return list(
        allocation.reviews.select_related(
            "reviewer__participant", "reviewer__company", "submission__enrolment__participant"
        ).order_by("reviewer__participant__family_name", "reviewer__participant__given_name", "pk")
    )


def matrix(
    plan_pairs: list[Pair], people: dict[int, Enrolment]
) -> list[tuple[Enrolment, list[dict[str, Any]]]]:
    """Rows of reviewers against columns of authors: chosen, oneself, colleague or nothing."""
    chosen = set(plan_pairs)
    return [
        (reviewer, [_cell(row, column, chosen, people) for column in people])
        for row, reviewer in people.items()
    ]


def _cell(row: int, column: int, chosen: set[Pair], people: dict[int, Enrolment]) -> dict[str, Any]:
    company = people[row].company_id
    if (row, column) in chosen:
        kind = "chosen"
    elif row == column:
        kind = "self"
    elif company is not None and company == people[column].company_id:
        kind = "colleague"
    else:
        kind = ""
    return {"kind": kind, "author": people[column]}

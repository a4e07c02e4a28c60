from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohorts.allocation import NoFairAllocation, allocate

companies = st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=1, max_size=9)


def fits(company_of, reviews_each):
    """Whether an exact allocation exists: no subset of authors needs more reviews than others may write (Gale)."""
    people = sorted(company_of)
    for size in range(1, len(people) + 1):
        for authors in combinations(people, size):
            capacity = sum(
                min(reviews_each, sum(may(company_of, reviewer, author) for author in authors))
                for reviewer in people
            )
            if capacity < reviews_each * size:
                return False
    return True


def may(company_of, reviewer, author):
    company = company_of[author]
    return reviewer != author and (company is None or company_of[reviewer] != company)


@given(companies, st.integers(1, 4), st.integers(0, 99))
def test_allocate_finds_a_fair_allocation_exactly_when_there_is_one(of, reviews_each, seed):
    company_of = dict(enumerate(of))

    try:
        pairs = allocate(company_of, reviews_each=reviews_each, seed=seed)
    except NoFairAllocation:
        assert not fits(company_of, reviews_each)
        return

    assert all(may(company_of, *pair) for pair in pairs)
    assert len(set(pairs)) == len(pairs)
    assert set(Counter(reviewer for reviewer, _ in pairs).values()) == {reviews_each}
    assert Counter(author for _, author in pairs) == dict.fromkeys(company_of, reviews_each)


@given(companies, st.integers(1, 3), st.integers(0, 99))
def test_allocate_repeats_itself_from_the_same_seed(of, reviews_each, seed):
    def once():
        try:
            return allocate(dict(enumerate(of)), reviews_each=reviews_each, seed=seed)
        except NoFairAllocation as error:
            return error.reason

    assert once() == once()


def test_allocate_gives_other_pairs_from_another_seed():
    company_of = {n: n // 2 for n in range(18)}

    first, second = (set(allocate(company_of, reviews_each=2, seed=seed)) for seed in (1, 2))

    assert first != second


@pytest.mark.parametrize("company_size", [1, 2, 3, 5])
def test_allocate_keeps_colleagues_and_pairs_of_reviewers_apart(company_size):
    company_of = {n: n // company_size for n in range(20)}

    pairs = allocate(company_of, reviews_each=3, seed=7)

    assert all(company_of[reviewer] != company_of[author] for reviewer, author in pairs)
    assert not {(author, reviewer) for reviewer, author in pairs} & set(pairs)


def test_allocate_serves_a_company_of_exactly_half():
    pairs = allocate({n: 0 if n < 4 else n for n in range(8)}, reviews_each=3, seed=1)

    assert len(pairs) == 24


@pytest.mark.parametrize(
    ("of", "reason"),
    [([1], "few"), ([1, 2], "few"), ([1, 1, 1, 2, 3], "half"), ([1, 1, 2, 2, None], None), ([], "few")],
)
def test_allocate_says_why_it_is_impossible(of, reason):
    try:
        found = allocate(dict(enumerate(of)), reviews_each=2, seed=1) and None
    except NoFairAllocation as error:
        found = error.reason

    assert found == reason


def test_allocate_names_the_company_with_too_few_others():
    with pytest.raises(NoFairAllocation) as refused:
        allocate({1: "a", 2: "a", 3: "b", 4: "b"}, reviews_each=3, seed=1)

    assert (refused.value.reason, refused.value.largest, refused.value.company) == ("outside", 2, "a")

import pytest

from cohorts.reasons import BEHIND, DONE, ON_TRACK, STUCK, Facts, Reason, reasons, standing


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (Facts(), []),
        (Facts(quiet_days=13, has_open_work=True), []),
        (Facts(quiet_days=14, has_open_work=True), [Reason("quiet", 14)]),
        (Facts(quiet_days=99), []),
        (Facts(overdue=[("A", 13)]), []),
        (Facts(overdue=[("A", 14), ("B", 16)]), [Reason("overdue", 16, "B"), Reason("overdue", 14, "A")]),
        (Facts(missed_sessions=2, owed_reviews=1), [Reason("missed", 2), Reason("owes", 1)]),
        (Facts(completed=True, missed_sessions=2), []),
    ],
)
def test_reasons_are_those_to_get_in_touch(facts, found):
    assert reasons(facts) == found


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        (Facts(completed=True, overdue=[("A", 30)]), DONE),
        (Facts(overdue=[("A", 30)]), STUCK),
        (Facts(overdue=[("A", 1)]), BEHIND),
        (Facts(owed_reviews=1), BEHIND),
        (Facts(), ON_TRACK),
    ],
)
def test_standing_is_one_word(facts, word):
    assert standing(facts, reasons(facts)) == word

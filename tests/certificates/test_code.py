import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from certificates import code

CODES = st.builds(code.new)
PLACES = st.integers(0, code.LENGTH - 1)


def symbols(text):
    return list(text.replace("-", ""))


@given(CODES)
def test_new_code_is_its_own_normal_form(text):
    assert code.normalise(text) == text


@given(CODES, PLACES, st.sampled_from(code.ALPHABET))
def test_one_wrong_symbol_is_caught(text, place, wrong):
    changed = symbols(text)
    assume(changed[place] != wrong)
    changed[place] = wrong

    assert code.normalise("".join(changed)) is None


@given(CODES, PLACES, PLACES)
def test_two_swapped_symbols_are_caught(text, one, other):
    changed = symbols(text)
    assume(changed[one] != changed[other])
    changed[one], changed[other] = changed[other], changed[one]

    assert code.normalise("".join(changed)) is None


@given(CODES)
def test_typed_code_may_be_lower_case_spaced_and_with_letters_for_digits(text):
    typed = text.lower().replace("-", " – ").replace("0", "o").replace("1", "l")

    assert code.normalise(f"  {typed} ") == text


OTHER = ["", "7K3M", "7K3M-9QXR-T4W", "7K3M-9QXR-T4WDX", "ÅÅÅÅ-ÅÅÅÅ-ÅÅÅÅ", "7K3M/9QXR/T4WD", "\x00" * 12]


@pytest.mark.parametrize("text", OTHER)
def test_other_text_is_no_code(text):
    assert code.normalise(text) is None


@given(st.text(max_size=40))
def test_any_text_is_answered(text):
    assert code.normalise(text) in {None, code.normalise(text.upper())}

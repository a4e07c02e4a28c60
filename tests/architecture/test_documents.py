"""What the documents say is what the code does."""

import re

import pytest

from lms.site.management.commands.demo import SIGN_INS
from tests.architecture.source import ROOT


def variables():
    return set(re.findall(r'env\.\w+\(\s*"(\w+)"', (ROOT / "lms/settings.py").read_text()))


def test_every_setting_is_described():
    described = set(re.findall(r"^\| (.+?) \|", (ROOT / "docs/operations.md").read_text(), re.MULTILINE))
    names = {name for cell in described for name in re.findall(r"`(\w+)`", cell)}

    assert names == variables()


def test_every_setting_has_a_hint():
    assert 'hint=""' not in (ROOT / "lms/settings.py").read_text()


@pytest.mark.parametrize("email", [email for _role, email in SIGN_INS])
def test_the_readme_names_every_sign_in(email):
    assert f"`{email}`" in (ROOT / "README.md").read_text()

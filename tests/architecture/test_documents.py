"""What the documents say is what the code does."""

import re

import pytest

from lms.site.management.commands.demo import SIGN_INS
from tests.architecture.source import ROOT, modules

ONE_FILE = {"lms.settings"}  # one file for every environment, on purpose


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


def test_no_module_passes_300_lines():
    long = [
        name
        for name in modules()
        if name not in ONE_FILE
        for path in (ROOT / f"{name.replace('.', '/')}{end}" for end in (".py", "/__init__.py"))
        if path.exists() and len(path.read_text().splitlines()) > 300
    ]

    assert long == []

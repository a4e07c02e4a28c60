import pytest
from django.utils import translation

from tests.chromium import launch_arguments


@pytest.fixture(autouse=True)
def _in_english(settings):
    """Sentences are compared in the language that they are written in."""
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return launch_arguments(browser_type_launch_args)

import pytest
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from tests.strict import StrictClient

pytest_plugins = ["tests.databases", "tests.proof"]
# How long an example takes says something about the machine, not about the code.
hypothesis_settings.register_profile("ours", deadline=None)
hypothesis_settings.load_profile("ours")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Every test may use the database; one that says otherwise carries its own mark, or visits the house."""
    for item in items:
        if item.get_closest_marker("django_db") is None and "house" not in item.fixturenames:
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(autouse=True)
def _in_english():
    """Sentences outside of a request are English, whatever translations are compiled."""
    with translation.override("en"):
        yield


@pytest.fixture
def client():
    return StrictClient()


@pytest.fixture
def as_user(client):
    """The client signed in as a person: `as_user(person).get(…)`."""

    def sign_in(user):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in

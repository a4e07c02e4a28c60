from functools import cache

import pytest
from django.db import transaction
from django.test import override_settings

from tests.permissions import world as worlds
from tests.permissions.asking import Asker
from tests.permissions.policy import FOREIGN, OWN
from tests.permissions.table import CASES, ROWS


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """The world, made once; it is gone when the last test that asks for it is done."""
    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=folder), django_db_blocker.unblock(), transaction.atomic():
        yield worlds.build()
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def asker(world, django_db_blocker):
    with django_db_blocker.unblock():
        return Asker(world)


@pytest.fixture(scope="package")
def asked(asker, django_db_blocker):
    """`asked(role)`: all rows, asked once; the tests look at the answers from all sides.

    Foreign objects are asked for by those to whom the own ones open: only they could lose their scope unseen.
    The slow tier asks as everybody.
    """

    @cache
    def ask(role):
        rows = (*ROWS, *CASES)
        scoped = [row for row in rows if row.at and role in row.open]
        with django_db_blocker.unblock():
            return [*asker.walk(rows, [role], [OWN]), *asker.walk(scoped, [role], [FOREIGN])]

    return ask


@pytest.fixture
def undone(world, django_db_blocker):
    """What is done to the world in one test is gone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Keep the tests of this folder together, in whatever order: they share one world."""
    items.sort(key=lambda item: item.path.parent.name == "permissions")

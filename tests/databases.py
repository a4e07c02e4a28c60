"""The test database: migrated once per state of the migrations, then copied for every run and every process.

After a test that commits the process takes a fresh copy. `python -m tests.databases` migrates ahead of a run.
"""

import fcntl
import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase
from pytest_django.plugin import blocking_manager_key

from tests.settings import SCHEMA


@contextmanager
def alone(name):
    """Let one process at a time build what all share."""
    Path(settings.VAR_DIR).mkdir(exist_ok=True)
    with (Path(settings.VAR_DIR) / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def use(name):
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = str(name)


def migrate():
    call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    call_command("createcachetable", verbosity=0)
    connection.close()


def sqlite_template():
    """The migrated file, made where it is missing."""
    folder = Path(settings.VAR_DIR)
    template = folder / f"test-{SCHEMA}.sqlite3"
    with alone("test-template"):
        if not template.exists():
            for old in folder.glob("test-*.sqlite3*"):
                old.unlink()
            building = folder / "test-building.sqlite3"
            use(building)
            migrate()
            building.rename(template)
    return template


def sqlite_copy():
    """A file of this process's own; returns how to make it whole again and how to remove it."""
    template = sqlite_template()
    mine = template.with_stem(f"{template.stem}-{os.getpid()}")

    def remove():
        connection.close()
        for path in mine.parent.glob(f"{mine.name}*"):
            path.unlink()

    def restore():
        remove()
        shutil.copyfile(template, mine)

    restore()
    use(mine)
    return restore, remove


def admin(sql, *parameters):
    """Run a statement outside of every database of the server."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone() if cursor.description else None


def postgres_template():
    """The name of the migrated database, made where it is missing."""
    template = f"template_{SCHEMA}"
    with alone("postgres-template"):
        if not admin("SELECT 1 FROM pg_database WHERE datname = %s", template):
            admin("DROP DATABASE IF EXISTS building WITH (FORCE)")
            admin("CREATE DATABASE building")
            use("building")
            migrate()
            admin(f"ALTER DATABASE building RENAME TO {template}")
    return template


def postgres_copy():
    """A database of this process's own; returns how to make it whole again and how to remove it."""
    home = connection.settings_dict["NAME"]
    template, mine = postgres_template(), f"test_{SCHEMA}_{os.getpid()}"

    def remove():
        use(home)
        admin(f"DROP DATABASE IF EXISTS {mine} WITH (FORCE)")

    def restore():
        remove()
        with alone("postgres-template"):
            admin(f"CREATE DATABASE {mine} TEMPLATE {template} STRATEGY FILE_COPY")
        use(mine)

    restore()
    return restore, remove


RESTORE = []


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    with django_db_blocker.unblock():
        restore, remove = sqlite_copy() if connection.vendor == "sqlite" else postgres_copy()
    RESTORE.append(restore)
    # A test that commits gets a fresh copy after it (below), which is quicker than emptying every table.
    TransactionTestCase._fixture_teardown = lambda self: None
    yield
    with django_db_blocker.unblock():
        remove()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """After a test that commits, and after all its fixtures, the database is whole again."""
    try:
        return (yield)
    finally:
        if RESTORE and commits(item):
            with item.config.stash[blocking_manager_key].unblock():
                RESTORE[0]()


def commits(item):
    mark = item.get_closest_marker("django_db")
    fixtures = {"transactional_db", "live_server", "django_db_reset_sequences"}
    return bool(mark and mark.kwargs.get("transaction")) or bool(fixtures & set(item.fixturenames))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    sqlite_template() if connection.vendor == "sqlite" else postgres_template()

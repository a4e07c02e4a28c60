"""What must be true before the server starts; each step costs nothing when it is already so."""

import hashlib
import io
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles import finders
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from lms.core import catalogs


def static_stamp() -> str:
    """Changes when a static file comes, goes or changes."""
    digest = hashlib.sha256()
    for finder in finders.get_finders():
        for path, storage in finder.list(["CVS", ".*", "*~"]):
            state = Path(storage.path(path)).stat()
            digest.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


class Command(BaseCommand):
    help = "Bring translations, database, cache table, static files and the demo up to date."

    def handle(self, **options):
        catalogs.compile_all()
        call_command("check", databases=["default"], stdout=io.StringIO())
        self.migrate()
        if settings.CACHES["default"]["LOCATION"] not in connection.introspection.table_names():
            call_command("createcachetable")
        self.collect()
        if settings.DEMO and "demo" in get_commands():
            self.demo()

    def migrate(self):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparing the database …")
            call_command("migrate", verbosity=0)

    def collect(self):
        if settings.DEBUG:
            return
        stamp, mark = Path(settings.STATIC_ROOT) / ".stamp", static_stamp()
        if stamp.exists() and stamp.read_text() == mark:
            return
        self.stdout.write("Collecting the static files …")
        call_command("collectstatic", verbosity=0, interactive=False, clear=True, stdout=io.StringIO())
        stamp.write_text(mark)

    def demo(self):
        if not get_user_model().objects.exists():
            self.stdout.write("Loading the demo …")
        call_command("demo")
        self.stdout.write(f"\n  {settings.SITE_NAME} is at {settings.SITE_URL} – Ctrl-C ends it.\n\n")

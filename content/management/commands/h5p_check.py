"""Says of each file whether the site would take it in, and if not, why."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from content.h5p import package
from content.h5p.models import H5PLibrary
from content.h5p.problems import Refused


class Command(BaseCommand):
    help = "Checks H5P packages without installing anything."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--content-only",
            action="store_true",
            help="Check as for authors who may not install libraries: all of them must be here.",
        )

    def handle(self, *args, files, content_only, **options):
        installed = [library.id_ for library in H5PLibrary.objects.only("machine_name", "major", "minor")]
        refused = [path for path in files if not self._accepts(path, installed, may_install=not content_only)]
        if refused:
            raise CommandError(f"{len(refused)} of {len(files)} refused.")

    def _accepts(self, path, installed, *, may_install):
        try:
            with path.open("rb") as file:
                checked = package.check(file)
                package.check_needed(checked, installed, may_install=may_install)
        except Refused as refused:
            self.stdout.write(f"{path.name}: refused")
            self.stdout.write("".join(f"    {sentence}\n" for sentence in refused.sentences), ending="")
            return False
        except OSError as error:
            self.stdout.write(f"{path.name}: cannot be read ({error.strerror})")
            return False
        self.stdout.write(f"{path.name}: accepted, {checked.main}, {len(checked.libraries)} libraries")
        return True

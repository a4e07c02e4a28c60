from django.core.management.base import BaseCommand, CommandError

from lms.core import catalogs


class Command(BaseCommand):
    help = "Update the translations of the named apps (default: all), or --check that none is missing."

    def add_arguments(self, parser):
        parser.add_argument("apps", nargs="*", default=list(catalogs.APPS))
        parser.add_argument("--check", action="store_true")

    def handle(self, *, apps, check, **options):
        if not check:
            for app in apps:
                catalogs.update(app)
        missing = [line for app in apps for line in catalogs.untranslated(app)]
        for line in missing:
            self.stdout.write(line)
        if check and missing:
            raise CommandError(f"{len(missing)} messages are not translated.")

from django.core.management.base import BaseCommand, CommandError

from lms.core import assets


class Command(BaseCommand):
    help = "Copy the browser assets from node_modules and check them; --accept writes down new ones."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--accept", action="store_true")

    def handle(self, *, accept, **options):
        try:
            files = assets.gather()
            if accept:
                assets.LIST.write_text(assets.listing(files))
            assets.copy(files)
        except assets.AssetsDiffer as reason:
            raise CommandError(str(reason)) from reason

from django.core.management.base import BaseCommand

from lms.core import catalogs


class Command(BaseCommand):
    help = "Compile the translations (.po to .mo)."
    requires_system_checks: list[str] = []

    def handle(self, **options):
        catalogs.compile_all()

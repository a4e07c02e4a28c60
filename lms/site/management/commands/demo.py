from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lms.site.demo.loading import load
from lms.site.demo.people import PASSWORD

SIGN_INS = [
    ("Participant", "sofia.wikberg@tva-ugnar.example"),
    ("Participant (German)", "jurgen.brandt@kodladan.example"),
    ("Participant (English)", "priya.raman@kodladan.example"),
    ("Facilitator", "gunilla.astrom@skelleftea.example"),
    ("Administrator", "karin.nyberg@skelleftea.example"),
    ("Author", "eva.sundqvist@skelleftea.example"),
    ("Adviser", "torbjorn.ohman@pitea.example"),
    ("Company contact", "magnus.burstrom@burevattnets-mekaniska.example"),
]


class Command(BaseCommand):
    help = "Load the demo (once) and say who signs in with what."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("The demo is only for LMS_MODE=demo: it makes accounts with a known password.")
        load()
        for role, email in SIGN_INS:
            self.stdout.write(f"  {role:<22} {email}")
        self.stdout.write(f"  {'Password for all':<22} {PASSWORD}")

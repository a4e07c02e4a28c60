"""Which pages are measured, and as whom."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from cohorts.models import Cohort


def pages_of(cohort: Cohort) -> dict[str, tuple[str, str]]:
    """`{name: (path, cookie)}` for a participant in the middle of the cohort and its facilitator."""
    enrolment = cohort.enrolments.select_related("participant").order_by("pk")[cohort.enrolments.count() // 2]
    facilitator = cohort.facilitations.get().user
    first = {
        kind: cohort.version.activities.filter(kind=kind).first().key for kind in ("lesson", "assignment")
    }
    space = f"/enrolments/{enrolment.uuid}/"
    desk = f"/cohorts/{cohort.uuid}/"
    participant, leader = cookie_of(enrolment.participant), cookie_of(facilitator)
    return {
        "home": ("/", participant),
        "course space": (space, participant),
        "lesson": (f"{space}activities/{first['lesson']}/", participant),
        "assignment": (f"{space}activities/{first['assignment']}/", participant),
        "desk": (desk, leader),
        "desk whole": (f"{desk}?all=1", leader),
        "participants": (f"{desk}participants/", leader),
    }


def cookie_of(user) -> str:
    """The cookie of a signed-in session of this person."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"

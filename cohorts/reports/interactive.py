"""Which H5P content an activity plays, and under which name content knows who plays it."""

import uuid

from cohorts.models import Enrolment
from content.models import H5PRevision
from courses.models import Activity
from courses.models.versions import in_language

SETTING = "revisions"


def registration(enrolment: Enrolment, activity_key: uuid.UUID) -> uuid.UUID:
    """The opaque name of this seat in this activity: content keeps states and attempts under it.

    One per activity, so that a content that is used twice in a course begins afresh.
    """
    return uuid.uuid5(enrolment.uuid, str(activity_key))


def pinned(activity: Activity) -> dict[str, uuid.UUID]:
    """The revisions that the course version pinned, by language."""
    found = activity.settings.get(SETTING) or {}
    return {language: uuid.UUID(str(revision)) for language, revision in found.items()}


def revision_to_play(activity: Activity, language: str | None = None) -> H5PRevision | None:
    """The pinned revision in the person's language, else in the first language that has one."""
    chosen = in_language(activity.settings.get(SETTING) or {}, language)
    return H5PRevision.objects.filter(uuid=chosen).first() if chosen else None

"""The authoring site, files of courses, frames of exercises."""

from tests.permissions.policy import ALL, SIGNED_IN, form, page
from tests.permissions.table.places import (
    exercise_file,
    library,
    media,
    picture,
    player,
    ticket,
    written_course,
    written_exercise,
)
from tests.permissions.table.words import AUTHORING, WRITERS

AUTHORS = {"gate": AUTHORING, "cms": True}
AUTHORING_SITE = (
    page("courses_cms:courses", "The courses that one writes", open=AUTHORING, **AUTHORS),
    form("courses_cms:publish_version", "Publish a version", written_course, open=WRITERS, **AUTHORS),
    page("courses_cms:versions", "A course's versions", written_course, open=WRITERS, **AUTHORS),
    page("h5p_cms:contents", "Exercises of one's organisations", open=AUTHORING, **AUTHORS),
    form("h5p_cms:upload", "Upload an exercise", open=AUTHORING, **AUTHORS),
    page("h5p_cms:libraries", "Installed libraries (needs a right that comes with no role)", **AUTHORS),
    page("h5p_cms:content", "An exercise and its revisions", written_exercise, open=WRITERS, **AUTHORS),
    form("h5p_cms:replace", "Upload its next revision", written_exercise, open=WRITERS, **AUTHORS),
)

FILES = (
    page("content:media", "A file of a course, by its hash", media, open=SIGNED_IN, file=True, secret=True),
    page(
        "content:authors_image",
        "A picture of the authoring site",
        picture,
        open="author administrator",
        gate=AUTHORING,
    ),
)

# Opaque frames have no session: their addresses carry a signed ticket instead.
FRAMES = (
    page("content:h5p:frame", "The frame of an exercise, by a ticket of five minutes", ticket, open=ALL),
    page("content:h5p:player_file", "A file of the player", player, open=ALL),
    page("content:h5p:library_file", "A file of an installed library", library, open=ALL),
    page("content:h5p:content_file", "A file of an exercise, by a signed address", exercise_file, open=ALL),
)

"""Which object of a place an address names."""

from content.h5p import tickets


def page_of_author(place):
    return [place.course_page.url_path.removeprefix("/")]


def document(place):
    return [place.document.pk, place.document.filename]


def cohort(place):
    return {"uuid": place.cohort.uuid}


def company(place):
    return {"uuid": place.company.uuid}


def certificate(place):
    return {"uuid": place.certificate.uuid}


def certificate_pdf(place):
    return {"uuid": place.certificate.uuid, "language": "en"}


def batch(place):
    return {"uuid": place.batch.uuid}


def exercise(place):
    return {"uuid": place.enrolment.uuid, "key": place.interactive.key, "revision": place.revision.uuid}


def activity(name):
    """The page of an activity of one's course."""

    def named(place):
        return {"uuid": place.enrolment.uuid, "key": getattr(place, name).key}

    return named


def lesson_answer(place):
    return activity("lesson")(place) | {"block": "q1"}


def draft_file(place):
    return activity("second")(place) | {"file": place.draft_file.upload.uuid}


def meeting(place):
    return {"uuid": place.meeting.uuid}


def submission(place):
    return {"uuid": place.submission.uuid}


def submission_file(place):
    return {"uuid": place.submission.uuid, "file": place.file.upload.uuid}


def peers_file(place):
    return {"uuid": place.peer_submission.uuid, "file": place.peer_file.upload.uuid}


def written_course(place):
    return {"uuid": place.course_page.translation_key}


def written_exercise(place):
    return {"uuid": place.content.uuid}


def peers_submission(place):
    return {"uuid": place.peer_submission.uuid}


def seat(place):
    return {"uuid": place.cohort.uuid, "enrolment": place.enrolment.uuid}


def excuse(place):
    return {"uuid": place.cohort.uuid, "enrolment": place.peer.uuid}


def excused(place):
    return {"activity": place.lesson.uuid if hasattr(place.lesson, "uuid") else place.lesson.key}


def session(place):
    return {"uuid": place.cohort.uuid, "session": place.meeting.uuid}


def assignment(place):
    return {"uuid": place.cohort.uuid, "key": place.assignment.key}


def review(place):
    return {"uuid": place.review.uuid}


def reviewed_file(place):
    return {"uuid": place.review.uuid, "number": 1}


def role(place):
    return {"uuid": place.membership.uuid}


def organisation(place):
    return {"uuid": place.organisation.uuid}


def media(place):
    return {"sha256": place.media.sha256, "name": "plan.txt"}


def picture(place):
    return {"path": place.image.file.name}


def invitation(place):
    return {"token": place.token}


def code(place):
    return {"code": place.certificate.code}


def course(place):
    return {"uuid": place.course.uuid}


def version(place):
    return {"uuid": place.version.uuid}


def enrolment(place):
    return {"uuid": place.enrolment.uuid}


def ticket(place):
    """Made when it is asked for: it lives for five minutes."""
    return {"ticket": tickets.issue(place.ticket)}


def player(place):
    return {"mark": "m", "path": "content/h5p/shim.js"}


def library(place):
    return {"mark": "m", "library": "Greeting-1.0", "path": "greeting.js"}


def exercise_file(place):
    return {"prefix": place.files, "path": "content.json"}

"""Who may what: every address of the site. `docs/permissions.md` is written from this table.

Read a row as: this address, of this object, opens for these roles; those `refused` know that the object exists
(403); for all others it is not there (404); a visitor is asked to sign in. An object here belongs to cohort and
company of the roles called participant, facilitator and company contact.
"""

from content.h5p import tickets
from tests.permissions.policy import ALL, SIGNED_IN, VISITOR, Area, Row, deed, form, page

PARTICIPANT = "participant"
TEACHING = "facilitator administrator"
COHORT = "participant facilitator administrator"
AUTHORING = "author administrator other_administrator"
WRITERS = "author administrator"
ADMINISTRATORS = "administrator other_administrator"
ONLY_TEACHING = {"open": TEACHING, "refused": PARTICIPANT}
ONLY_ADMINISTRATOR = {"open": "administrator", "refused": "facilitator participant"}
ONLY_PARTICIPANT = {"open": PARTICIPANT, "refused": TEACHING}


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


SITE = (
    page("home", "The first page: the next step, or the catalogue", open=ALL, leads=VISITOR),
    page("catalogue", "What is offered", open=ALL),
    page("courses:show_course", "What a course asks and what is in it", course, open=ALL),
    page("accessibility", "How accessible the site is", open=ALL),
    page("privacy", "Who sees what", open=ALL),
    page("licence", "Source code and licence", open=ALL),
    page("health", "Whether the site is up", open=ALL),
    deed("set_language", "Change the language", open=ALL),
    deed("set_theme", "Change light and dark", open=ALL),
    page("components", "The parts that pages are made of (staff only)"),
    page("cms_login", "The authoring site's door: sends visitors to sign in, others may not enter"),
    page("wagtailcore_login", "The same for its public pages"),
    page("wagtail_serve", "A page of the authoring site in public: there is none", page_of_author),
    page(
        "wagtaildocs_serve",
        "A file of the authoring site",
        document,
        open="author administrator",
        gate=AUTHORING,
        file=True,
    ),
)

ACCOUNTS = (
    form("accounts:accept_invitation", "Set up the account by the link of a letter", invitation, open=ALL),
    form("accounts:settings", "One's name, language and letters", open=SIGNED_IN),
    deed("accounts:choose_notifications", "Choose which letters one gets", open=SIGNED_IN),
)

OFFICE = (
    form("accounts:list_people", "Colleagues and their roles; invite one", open=ADMINISTRATORS),
    deed("accounts:end_role", "End a colleague's role", role, open="administrator"),
    form(
        "accounts:change_organisation",
        "The organisation's name, colour and time zone",
        organisation,
        open="administrator",
        refused="facilitator other_facilitator author adviser",
    ),
)

COURSE_SPACE = (
    page("cohorts:show_enrolment", "The course space of an enrolment", enrolment, open=COHORT),
    page("cohorts:show_people", "Who takes part, by name and company", enrolment, open=COHORT),
    page("cohorts:enrolment_calendar", "All sessions for the calendar", enrolment, open=COHORT),
    page("cohorts:session_calendar", "One session for the calendar", meeting, open=COHORT),
    page("cohorts:show_activity", "An activity: a lesson", activity("lesson"), open=COHORT),
    deed("cohorts:save_place", "Keep where one was reading", activity("lesson"), **ONLY_PARTICIPANT),
    deed("cohorts:complete_lesson", "Mark a lesson as read", activity("lesson"), **ONLY_PARTICIPANT),
    deed("cohorts:save_reflection", "Keep one's thoughts", lesson_answer, **ONLY_PARTICIPANT),
    form("cohorts:interactive_state", "Where one was in an exercise", exercise, open=PARTICIPANT),
    deed("cohorts:interactive_result", "The result of an exercise", exercise, open=PARTICIPANT),
    deed("cohorts:save_draft", "Keep the draft", activity("second"), **ONLY_PARTICIPANT),
    deed("cohorts:add_draft_file", "Add a file to the draft", activity("second"), **ONLY_PARTICIPANT),
    page("cohorts:download_draft_file", "A file of the draft", draft_file, file=True, **ONLY_PARTICIPANT),
    deed("cohorts:remove_draft_file", "Take a file off the draft", draft_file, **ONLY_PARTICIPANT),
    deed("cohorts:submit_assignment", "Hand in", activity("second"), **ONLY_PARTICIPANT),
    page("cohorts:show_feedback", "Feedback received", activity("assignment"), open=COHORT),
    page("cohorts:show_submission", "What was handed in", submission, open=COHORT),
    page("cohorts:download_submission_file", "A file of it", submission_file, open=COHORT, file=True),
    form("cohorts:write_review", "A peer's work and the rubric", review, open=PARTICIPANT),
    page(
        "cohorts:download_reviewed_file",
        "A file of a peer's work",
        reviewed_file,
        open=PARTICIPANT,
        file=True,
    ),
)

COHORTS = (
    page("cohorts:show_office", "All cohorts of one's organisations", open=ADMINISTRATORS),
    form("cohorts:prepare_cohort", "Make a cohort from a version", open=ADMINISTRATORS),
    page("cohorts:show_today", "Who waits for what, over all cohorts that one runs", open=SIGNED_IN),
    page("cohorts:show_desk", "The desk of a cohort", cohort, **ONLY_TEACHING),
    form("cohorts:change_cohort", "Its name, seats and facilitators", cohort, **ONLY_ADMINISTRATOR),
    page("cohorts:list_participants", "Its participants", cohort, **ONLY_TEACHING),
    page("cohorts:show_participant", "One participant", seat, **ONLY_TEACHING),
    deed("cohorts:extend_date", "Extend a person's date", seat, **ONLY_TEACHING),
    deed("cohorts:excuse_activity", "Excuse a person from an activity", seat, **ONLY_TEACHING),
    deed("cohorts:take_back_excuse", "Take the excuse back", excuse, body=excused, **ONLY_TEACHING),
    deed("cohorts:withdraw_participant", "Take a person out of the cohort", seat, **ONLY_ADMINISTRATOR),
    form("cohorts:import_people", "Bring people in by a list", cohort, **ONLY_ADMINISTRATOR),
    form("cohorts:invite_person", "Invite one person", cohort, **ONLY_ADMINISTRATOR),
    page("cohorts:show_dates", "Dates and sessions", cohort, **ONLY_TEACHING),
    form("cohorts:move_session", "Move a session", session, **ONLY_TEACHING),
    form("cohorts:take_attendance", "Who was there", session, **ONLY_TEACHING),
    form("cohorts:hand_out_reviews", "Hand out reviews", assignment, **ONLY_TEACHING),
    deed("cohorts:release_feedback", "Release the feedback", assignment, **ONLY_TEACHING),
    page("cohorts:list_submissions", "What was handed in", assignment, **ONLY_TEACHING),
    form("cohorts:assess_submission", "Assess one's work by the rubric", submission, **ONLY_TEACHING),
    form("cohorts:write_message", "Write to the cohort", cohort, **ONLY_TEACHING),
)

COMPANIES = (
    page(
        "companies:list_companies",
        "Companies that one serves or speaks for",
        open="administrator other_administrator adviser contact",
    ),
    page(
        "companies:show_company",
        "A company: who speaks for it, who takes part",
        company,
        open="administrator adviser contact",
        refused="facilitator other_facilitator",
    ),
)

CERTIFICATES = (
    page("certificates:verify", "Where a certificate's code is typed", open=ALL),
    page("certificates:verdict", "What a certificate's code stands for", code, open=ALL),
    page("certificates:certificate", "A certificate", certificate, open=COHORT, kept=PARTICIPANT),
    page(
        "certificates:certificate_pdf", "Its file", certificate_pdf, open=COHORT, kept=PARTICIPANT, file=True
    ),
    form(
        "certificates:revoke_certificate",
        "Revoke it",
        certificate,
        open="administrator",
        refused="facilitator participant",
        kept=PARTICIPANT,
    ),
    form(
        "certificates:correct_certificate",
        "Replace it by a corrected one",
        certificate,
        open="administrator",
        refused="facilitator participant",
        kept=PARTICIPANT,
    ),
    page(
        "certificates:cohort_certificates",
        "Who of a cohort has a certificate, who can get one",
        cohort,
        open=TEACHING,
        refused=PARTICIPANT,
    ),
    deed(
        "certificates:issue_certificates",
        "Issue certificates",
        cohort,
        open="administrator",
        refused="facilitator participant",
    ),
    form(
        "certificates:set_up_certificate",
        "What is certified and who signs",
        cohort,
        open="administrator",
        refused="facilitator participant",
    ),
    page(
        "certificates:show_batch", "How far an issue is", batch, open="administrator", refused="facilitator"
    ),
    deed(
        "certificates:resume_certificates",
        "Take up an issue again",
        batch,
        open="administrator",
        refused="facilitator",
    ),
)

API = (
    page("api:course-list", "Courses of one's organisations", open=SIGNED_IN, api=True),
    page(
        "api:course-detail",
        "A course",
        course,
        open="administrator author facilitator other_facilitator",
        api=True,
    ),
    page("api:version-list", "Versions of them", open=SIGNED_IN, api=True),
    page(
        "api:version-detail",
        "A version",
        version,
        open="administrator author facilitator other_facilitator",
        api=True,
    ),
    page("api:cohort-list", "Cohorts that one runs or attends", open=SIGNED_IN, api=True),
    page("api:cohort-detail", "A cohort", cohort, open=COHORT, api=True),
    page(
        "api:enrolment-list", "One's enrolments, and those of cohorts that one runs", open=SIGNED_IN, api=True
    ),
    page("api:enrolment-detail", "An enrolment", enrolment, open=COHORT, api=True),
    page("api:enrolment-progress", "Its progress", enrolment, open=COHORT, api=True),
    page("api:certificate-list", "Certificates that one holds or issues", open=SIGNED_IN, api=True),
    page("api:certificate-detail", "A certificate", certificate, open=COHORT, kept=PARTICIPANT, api=True),
    page("api:verify", "What a certificate's code stands for", code, open=ALL, api=True),
    page("api:schema", "The description of the API", open=SIGNED_IN, api=True),
    page("api:docs", "The same to read", open=SIGNED_IN, api=True),
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

SECTIONS: dict[str, tuple[Row, ...]] = {
    "The site": SITE,
    "Accounts": ACCOUNTS,
    "The course space": COURSE_SPACE,
    "Running cohorts": COHORTS,
    "The office": OFFICE,
    "Companies": COMPANIES,
    "Certificates": CERTIFICATES,
    "The authoring site": AUTHORING_SITE,
    "Files of courses": FILES,
    "Frames of exercises": FRAMES,
    "API": API,
}
ROWS = tuple(row for rows in SECTIONS.values() for row in rows)

# The same addresses of other objects: what a person knows of but may not open.
CASES = (
    page("cohorts:show_submission", "A peer's work", peers_submission, **ONLY_TEACHING),
    page("cohorts:download_submission_file", "A file of it", peers_file, file=True, **ONLY_TEACHING),
)

# What libraries bring under one guard of their own; it is asked as a whole.
AREAS = (
    Area(
        "cms/",
        "The authoring site",
        open=frozenset(AUTHORING.split()),
        reason="Wagtail's own views, each behind its access_admin and its rights on pages and collections",
    ),
    Area(
        "accounts/",
        "Sign-in, password, second factor",
        open=ALL,
        reason="allauth's own views, which act on the session's person alone",
    ),
)

# At most ten addresses that no row describes, each with its reason.
EXEMPT = {
    "list_letters": "the demo's letter box; anywhere else always 404",
    "show_letter": "a letter of it",
    "content:h5p:base": "the folder of all frames; always 404",
}

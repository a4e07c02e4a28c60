"""The course space of participants, and running cohorts."""

from tests.permissions.policy import SIGNED_IN, deed, form, page
from tests.permissions.table.places import (
    activity,
    assignment,
    cohort,
    draft_file,
    enrolment,
    excuse,
    excused,
    exercise,
    lesson_answer,
    meeting,
    peers_file,
    peers_submission,
    review,
    reviewed_file,
    seat,
    session,
    submission,
    submission_file,
)
from tests.permissions.table.words import (
    ADMINISTRATORS,
    COHORT,
    ONLY_ADMINISTRATOR,
    ONLY_PARTICIPANT,
    ONLY_TEACHING,
    PARTICIPANT,
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

# The same addresses of other objects: what a person knows of but may not open.
CASES = (
    page("cohorts:show_submission", "A peer's work", peers_submission, **ONLY_TEACHING),
    page("cohorts:download_submission_file", "A file of it", peers_file, file=True, **ONLY_TEACHING),
)

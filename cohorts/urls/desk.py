from django.urls import path

from cohorts.views import (
    allocations,
    assess,
    attendance,
    dates,
    desk,
    imports,
    messages,
    office,
    people,
    setup,
    today,
)

COHORT = "cohorts/<uuid:uuid>/"
ACTIVITY = COHORT + "activities/<uuid:key>/"
PERSON = COHORT + "participants/<uuid:enrolment>/"

urlpatterns = [
    path("office/", office.show_office, name="show_office"),
    path("cohorts/", today.show_today, name="show_today"),
    path("cohorts/new/", setup.prepare_cohort, name="prepare_cohort"),
    path(COHORT, desk.show_desk, name="show_desk"),
    path(COHORT + "settings/", setup.change_cohort, name="change_cohort"),
    path(COHORT + "participants/", people.list_participants, name="list_participants"),
    path(PERSON, people.show_participant, name="show_participant"),
    path(PERSON + "extend/", people.extend_date, name="extend_date"),
    path(PERSON + "excuse/", people.excuse_activity, name="excuse_activity"),
    path(PERSON + "excuse/undo/", people.take_back_excuse, name="take_back_excuse"),
    path(PERSON + "withdraw/", people.withdraw_participant, name="withdraw_participant"),
    path(COHORT + "import/", imports.import_people, name="import_people"),
    path(COHORT + "invite/", imports.invite_person, name="invite_person"),
    path(COHORT + "dates/", dates.show_dates, name="show_dates"),
    path(COHORT + "sessions/<uuid:session>/move/", dates.move_session, name="move_session"),
    path(COHORT + "sessions/<uuid:session>/attendance/", attendance.take_attendance, name="take_attendance"),
    path(ACTIVITY + "reviews/", allocations.hand_out_reviews, name="hand_out_reviews"),
    path(ACTIVITY + "reviews/release/", allocations.release_feedback, name="release_feedback"),
    path(ACTIVITY + "assess/", assess.list_submissions, name="list_submissions"),
    path("submissions/<uuid:uuid>/assess/", assess.assess_submission, name="assess_submission"),
    path(COHORT + "messages/", messages.write_message, name="write_message"),
]

from django.urls import path

from cohorts.views import activities, assignments, feedback, lessons, reflections, reviews, sessions, space
from cohorts.views import submissions as submitted

SPACE = "enrolments/<uuid:uuid>/"
ACTIVITY = SPACE + "activities/<uuid:key>/"

urlpatterns = [
    path(SPACE, space.show_enrolment, name="show_enrolment"),
    path(SPACE + "people/", space.show_people, name="show_people"),
    path(SPACE + "calendar.ics", sessions.enrolment_calendar, name="enrolment_calendar"),
    path("sessions/<uuid:uuid>/session.ics", sessions.session_calendar, name="session_calendar"),
    path(ACTIVITY, activities.show_activity, name="show_activity"),
    path(ACTIVITY + "place/", lessons.save_place, name="save_place"),
    path(ACTIVITY + "complete/", lessons.complete_lesson, name="complete_lesson"),
    path(ACTIVITY + "reflections/<str:block>/", reflections.save_reflection, name="save_reflection"),
    path(ACTIVITY + "draft/", assignments.save_draft, name="save_draft"),
    path(ACTIVITY + "draft/files/", assignments.add_draft_file, name="add_draft_file"),
    path(ACTIVITY + "draft/files/<uuid:file>/", assignments.download_draft_file, name="download_draft_file"),
    path(
        ACTIVITY + "draft/files/<uuid:file>/remove/",
        assignments.remove_draft_file,
        name="remove_draft_file",
    ),
    path(ACTIVITY + "submit/", assignments.submit_assignment, name="submit_assignment"),
    path(ACTIVITY + "feedback/", feedback.show_feedback, name="show_feedback"),
    path("submissions/<uuid:uuid>/", submitted.show_submission, name="show_submission"),
    path(
        "submissions/<uuid:uuid>/files/<uuid:file>/",
        submitted.download_submission_file,
        name="download_submission_file",
    ),
    path("reviews/<uuid:uuid>/", reviews.write_review, name="write_review"),
    path(
        "reviews/<uuid:uuid>/files/<int:number>/",
        reviews.download_reviewed_file,
        name="download_reviewed_file",
    ),
]

"""What is taught: pages that authors write, and versions that never change."""

from courses.models.activities import ActivityPage
from courses.models.kinds import AssignmentPage, InteractivePage, LessonPage, ReflectionPage, SessionPage
from courses.models.pages import CoursePage, ModulePage, OrganisationPage, organisation_of
from courses.models.rubrics import RubricPage
from courses.models.versions import Activity, ActivityText, Course, CourseVersion, Kind, Module

__all__ = [
    "Activity",
    "ActivityPage",
    "ActivityText",
    "AssignmentPage",
    "Course",
    "CoursePage",
    "CourseVersion",
    "InteractivePage",
    "Kind",
    "LessonPage",
    "Module",
    "ModulePage",
    "OrganisationPage",
    "ReflectionPage",
    "RubricPage",
    "SessionPage",
    "organisation_of",
]

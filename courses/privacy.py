"""The personal data of this app: why it is kept, how long, and what export and erasure do with it."""

from lms.core.personal import Personal

PERSONAL: dict[str, Personal] = {}
# Models without data about a person, or with no more than the number of who did it; each says why.
NOT_PERSONAL = {
    "Course": "published material; the author by number",
    "CourseVersion": "published material; the author by number",
    "Module": "published material; the author by number",
    "Activity": "published material; the author by number",
    "ActivityText": "published material; the author by number",
    "OrganisationPage": "published material; the author by number",
    "CoursePage": "published material; the author by number",
    "ModulePage": "published material; the author by number",
    "RubricPage": "published material; the author by number",
    "LessonPage": "published material; the author by number",
    "InteractivePage": "published material; the author by number",
    "AssignmentPage": "published material; the author by number",
    "SessionPage": "published material; the author by number",
    "ReflectionPage": "published material; the author by number",
}

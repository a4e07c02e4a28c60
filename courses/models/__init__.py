"""What is taught: pages that authors write, and versions that never change."""

from courses.models.versions import Activity, ActivityText, Course, CourseVersion, Kind, Module

__all__ = ["Activity", "ActivityText", "Course", "CourseVersion", "Kind", "Module"]

"""Who may do what with a course."""

from typing import Any

import rules

from courses.models import CoursePage


@rules.predicate
def writes_for(user: Any, page: CoursePage) -> bool:
    """An author or administrator of the course's organisation."""
    return page.organisation_id in user.organisations_as("author", "administrator")


rules.add_perm("courses.publish_version", writes_for)
rules.add_perm("courses.view_versions", writes_for)

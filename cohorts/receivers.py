"""What cohorts hang into the common pages."""

from typing import Any

from cohorts.views import space
from lms.core.registry import panel


@panel("home", order=10)
def participants_home(request: Any) -> str:
    """Each live enrolment: the next step, this week, what others wait for, what came back, the way."""
    return space.home_panel(request)

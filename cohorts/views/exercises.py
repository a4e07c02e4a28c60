"""An H5P exercise on its page; what its frame says arrives at `interactive`."""

from courses.reports import body_of
from lms.core.pages import render_page


def show_exercise(request, enrolment, found):
    progress = found.step.progress
    score = None
    if progress is not None and progress.score_max:
        score = {"reached": progress.score.normalize(), "most": progress.score_max.normalize()}
    return render_page(
        request, "cohorts/exercise.html", found.page(blocks=body_of(found.activity), score=score)
    )

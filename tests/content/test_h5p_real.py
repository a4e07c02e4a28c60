"""Every real package installs and plays in the box; the graded ones report, and their state comes back."""

import pytest

from content.models import H5PAttempt
from tests.content.h5p_answers import ANSWERS
from tests.content.h5p_packages import REAL
from tests.content.h5p_stage import raise_curtain

PACKAGES = sorted((REAL / "h5p").glob("*.h5p"))
GRADED = [path for path in PACKAGES if path.stem in ANSWERS]
STATE = (
    "() => JSON.stringify((H5P.instances[0].getCurrentState && H5P.instances[0].getCurrentState()) ?? null)"
)

pytestmark = [
    pytest.mark.prove,
    pytest.mark.browser,
    pytest.mark.urls("tests.content.h5p_urls"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(not PACKAGES, reason=f"no packages at {REAL / 'h5p'}; set LMS_REAL_DATA"),
]


@pytest.fixture
def stage(request, page, client, live_server, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    page.set_viewport_size({"width": 1000, "height": 900})
    page.set_default_timeout(10_000)
    with request.param.open("rb") as package:
        return raise_curtain(package, page, client, live_server)


@pytest.mark.parametrize("stage", PACKAGES, indirect=True, ids=lambda path: path.stem)
def test_it_plays_without_a_page_error(stage):
    frame = stage.open()
    stage.page.wait_for_timeout(1500)

    assert frame.evaluate("H5P.instances.length") == 1
    assert stage.page_errors == []


@pytest.mark.parametrize("stage", GRADED, indirect=True, ids=lambda path: path.stem)
def test_it_reports_a_score_and_its_state_survives_a_reload(stage):
    frame = stage.open()
    ANSWERS[stage.name](frame)
    stage.page.wait_for_function("() => /^Saved: /.test(document.querySelector('.h5p-status').textContent)")
    before = frame.evaluate(STATE)
    stage.page.wait_for_timeout(7000)

    attempt = H5PAttempt.objects.get()
    assert (stage.progress.score, stage.progress.score_max) == (attempt.raw, attempt.maximum)
    assert stage.progress.completed_how == "answered"
    assert stage.open().evaluate(STATE) == before
    assert stage.page_errors == []

"""Our own content plays in the box, in a real browser: score, state, keyboard, and nothing gets out."""

import io

import pytest
from playwright.sync_api import expect

from content.h5p.own_package import build_own_package
from content.models import H5PAttempt, H5PResult
from tests.content.h5p_stage import raise_curtain

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls("tests.content.h5p_urls"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

PARAMS = {
    "task_description": "Think of your own team.",
    "questions": [
        {
            "question": "Who decides?",
            "answers": [
                {"text": "The one who does the work", "correct": True, "feedback": "They know most."},
                {"text": "Always me", "feedback": "You become the bottleneck."},
            ],
        },
        {
            "question": "What helps?",
            "answers": [
                {"text": "Clear limits", "correct": True},
                {"text": "Time", "correct": True},
                {"text": "Hope"},
            ],
        },
    ],
}


@pytest.fixture
def stage(page, client, live_server, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return raise_curtain(io.BytesIO(build_own_package(PARAMS, "Delegating", "en")), page, client, live_server)


def test_answers_become_score_and_progress(stage):
    frame = stage.open()
    frame.get_by_label("The one who does the work").check()
    frame.get_by_label("Clear limits").check()
    frame.get_by_role("button", name="Check my answers").click()

    expect(frame.get_by_role("status")).to_have_text("You have 1 of 2.")
    expect(stage.status).to_have_text("Saved: 1 of 2.")
    assert (stage.progress.score, stage.progress.score_max, stage.progress.completed_how) == (
        1,
        2,
        "answered",
    )
    assert sorted(H5PResult.objects.values_list("attempt__number", "raw")) == [(1, 0), (1, 1)]
    assert (stage.errors, stage.page_errors) == ([], [])


def test_the_state_survives_a_reload(stage):
    stage.open().get_by_label("Always me").check()
    expect(stage.status).to_have_text("Saved. You can go on later.", timeout=15_000)

    expect(stage.open().get_by_label("Always me")).to_be_checked()


def test_trying_again_is_a_second_attempt_and_the_best_counts(stage):
    frame = stage.open()
    for answers in (["The one who does the work", "Clear limits", "Time"], ["Always me", "Hope"]):
        for answer in answers:
            frame.get_by_label(answer).press("Space")  # the frame may be growing, so a click could miss
        frame.get_by_role("button", name="Check my answers").press("Enter")
        frame.get_by_role("button", name="Try again").press("Enter")

    expect(stage.status).to_have_text("Saved: 0 of 2.")
    assert list(H5PAttempt.objects.values_list("number", "raw")) == [(1, 2), (2, 0)]
    assert stage.progress.score == 2


def test_it_is_done_by_keyboard_alone(stage):
    frame = stage.open()
    stage.page.locator("iframe").focus()
    for key in ("Tab", "Space", "Tab", "Space", "Tab", "Space", "Tab", "Tab", "Enter"):
        stage.page.keyboard.press(key)

    expect(frame.get_by_role("status")).to_have_text("You have 2 of 2.")
    expect(frame.get_by_role("group").first).to_contain_text("They know most.")


def test_an_open_question_is_named(stage):
    frame = stage.open()
    frame.get_by_label("Always me").check()
    frame.get_by_role("button", name="Check my answers").click()

    expect(frame.get_by_role("status")).to_have_text("Please answer question 2 first.")
    expect(frame.get_by_label("Clear limits")).to_be_focused()


def test_without_a_network_the_result_waits_and_is_sent(stage):
    frame = stage.open()
    stage.page.context.set_offline(True)
    frame.get_by_label("Always me").check()
    frame.get_by_label("Hope").check()
    frame.get_by_role("button", name="Check my answers").click()
    expect(stage.status).to_contain_text("You are offline.")

    stage.page.context.set_offline(False)

    expect(stage.status).to_have_text("Saved: 0 of 2.", timeout=15_000)
    assert H5PAttempt.objects.count() == 1

"""How a person would answer each graded type of the real packages, well enough to get a result."""

CHECK = ".h5p-question-check-answer:visible, button:visible:has-text('Check')"
PAUSE = 400


def check(frame):
    """Press the content's own button, when it has one."""
    button = frame.locator(CHECK)
    if button.count():
        button.first.click()


def true_false(frame):
    frame.locator(".h5p-true-false-answer").first.click()
    check(frame)


def multi_choice(frame):
    frame.locator(".h5p-answer").first.click()
    check(frame)


def blanks(frame):
    for field in frame.locator("input.h5p-text-input").all():
        field.fill("blue")
        field.press("Tab")
        frame.page.wait_for_timeout(PAUSE)
    check(frame)


def mark_the_words(frame):
    frame.locator("[role=option], .h5p-word-mark-the-words [role]").first.click()
    check(frame)


def single_choice_set(frame):
    for _slide in range(12):
        choices = frame.locator(".h5p-sc-current-slide .h5p-sc-alternative:visible")
        if not choices.count():
            return
        choices.first.click()
        frame.page.wait_for_timeout(3500)


def summary(frame):
    for _step in range(20):
        claims = frame.locator(".summary-claim-unclicked:visible")
        if not claims.count():
            return
        claims.first.click()
        frame.page.wait_for_timeout(900)


def essay(frame):
    frame.locator("textarea").first.fill(
        "A text that is long enough to be judged, about anything at all. " * 6
    )
    check(frame)


def drag_text(frame):
    """With the mouse: the first word goes into the first gap."""
    frame.locator(".ui-draggable:visible").first.drag_to(
        frame.locator(".ui-droppable:visible").first, force=True
    )
    check(frame)


ANSWERS = {
    "H5P.TrueFalse-1.8": true_false,
    "H5P.TrueFalse": true_false,
    "H5P.MultiChoice-1.16": multi_choice,
    "H5P.MultiChoice": multi_choice,
    "H5P.Blanks-1.14": blanks,
    "H5P.Blanks": blanks,
    "H5P.MarkTheWords": mark_the_words,
    "H5P.SingleChoiceSet-1.11": single_choice_set,
    "H5P.Summary-1.10": summary,
    "H5P.Essay-1.5": essay,
    "H5P.DragText-1.10": drag_text,
}


def drag_question(frame):
    """With the mouse: every thing that can be moved goes to the first place."""
    things = frame.locator(".h5p-draggable:visible")
    for number in range(things.count()):
        things.nth(number).drag_to(frame.locator(".h5p-dropzone:visible").nth(0), force=True)
        frame.page.wait_for_timeout(PAUSE)
    check(frame)


def memory_game(frame):
    """Turn the two cards with the same picture, pair by pair."""
    pictures = [card.get_attribute("src") for card in frame.locator(".h5p-memory-wrap img").all()]
    for picture in dict.fromkeys(pictures):
        for place, shown in enumerate(pictures):
            if shown == picture:
                frame.locator(".h5p-memory-wrap .h5p-front").nth(place).click(force=True)
                frame.page.wait_for_timeout(1000)
        close = frame.locator(".h5p-memory-close:visible")
        close.first.click()
        frame.page.wait_for_timeout(PAUSE)


def branching_scenario(frame):
    frame.locator(".h5p-start-button").first.click()
    for _step in range(12):
        frame.page.wait_for_timeout(1200)
        choices = frame.locator(".h5p-branching-question-alternative:visible")
        onward = frame.locator("button:visible:has-text('Proceed')")
        if choices.count():
            choices.first.click()
        elif onward.count():
            onward.first.click()
        else:
            return


def answer_what_is_there(frame):
    """Answer whichever question type is in sight."""
    for selector, act in (
        (".h5p-true-false-answer:visible", lambda found: found.first.click()),
        (".h5p-answer:visible", lambda found: found.first.click()),
        ("input.h5p-text-input:visible", lambda found: [one.fill("a") for one in found.all()]),
        ("[role=option]:visible", lambda found: found.first.click()),
    ):
        found = frame.locator(selector)
        if found.count():
            act(found)
            return
    thing, place = frame.locator(".ui-draggable:visible"), frame.locator(".ui-droppable:visible")
    if thing.count() and place.count():
        thing.first.drag_to(place.first, force=True)


def question_set(frame):
    """Answer each question in turn; the last one has the button that ends the set."""
    for _question in range(20):
        frame.page.wait_for_timeout(PAUSE)
        answer_what_is_there(frame)
        onward = frame.locator(".h5p-question-next:visible")
        if not onward.count():
            break
        onward.first.click()
    frame.locator(".h5p-question-finish:visible").last.click()


def course_presentation(frame):
    """Answer one slide, then open the last one, which sums up."""
    frame.locator(".h5p-footer-next-slide:visible").click()
    frame.page.wait_for_timeout(2 * PAUSE)
    frame.locator(".progressbar-part-summary-slide a").click(force=True)


ANSWERS |= {
    "H5P.DragQuestion": drag_question,
    "H5P.MemoryGame": memory_game,
    "H5P.BranchingScenario-built": branching_scenario,
    "H5P.QuestionSet": question_set,
    "H5P.CoursePresentation": course_presentation,
}

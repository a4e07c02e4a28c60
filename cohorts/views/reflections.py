"""Thinking in writing: private until shared."""

from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from cohorts.actions import reflections
from cohorts.models import Reflection
from cohorts.views.saving import is_autosave, refused, saved
from cohorts.views.visits import enrolments, visit
from courses.reports import body_of
from lms.core.errors import DomainError
from lms.core.guards import needs
from lms.core.pages import render_page

WHOLE = "text"


def prompt(found, block, answer):
    """What the form of one prompt shows; `block` is the frozen block, or the reflection activity's own question."""
    value = block.get("value") or {}
    return {
        "id": block["id"],
        "question": value.get("question", ""),
        "hint": value.get("hint", ""),
        "html": block.get("html", ""),
        "text": answer.text if answer else "",
        "is_shared": bool(answer and answer.shared_at),
        "saved": saved(answer.updated_at, found.clock) if answer and answer.text else "",
        "url": found.url("save_reflection", block["id"]),
        "is_own": found.is_own,
    }


def show_reflection(request, enrolment, found):
    blocks = body_of(found.activity)
    answer = None
    if found.is_own:
        answer = Reflection.objects.filter(
            enrolment=enrolment, activity_key=found.activity.key, block=""
        ).first()
    asked = next((block for block in blocks if block["type"] == "reflection"), {"value": {}})
    return render_page(
        request,
        "cohorts/reflection.html",
        found.page(
            blocks=[block for block in blocks if block["type"] != "reflection"],
            prompt=prompt(found, asked | {"id": WHOLE}, answer),
        ),
    )


@require_POST
@needs("cohorts.write_reflection", scope=enrolments)
def save_reflection(request, enrolment, key, block):
    """Keep the answer, and whether facilitators see it."""
    found = visit(request, enrolment, key)
    _check_prompt(found, block)
    try:
        reflection = reflections.save(
            enrolment,
            found.activity,
            block="" if block == WHOLE else block[:80],
            text=request.POST.get("text", ""),
        )
    except DomainError as error:
        return refused(request, error, found.url())
    reflections.share(reflection, shared="shared" in request.POST, by=request.user)
    if is_autosave(request):
        return JsonResponse({"saved": saved(reflection.updated_at, found.clock)})
    return redirect(f"{found.url()}#{block}")


def _check_prompt(found, block):
    """404 for a prompt that the activity does not have in any language, or that has not opened."""
    if not found.is_open:
        raise Http404
    if block == WHOLE and found.activity.kind == "reflection":
        return
    bodies = found.activity.texts.values_list("body", flat=True)
    if block not in {part["id"] for body in bodies for part in body if part["type"] == "reflection"}:
        raise Http404

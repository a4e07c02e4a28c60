"""Reading: the blocks, the place, the prompts inside, and being done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cohorts import progress_rules
from cohorts.actions import progress, reflections
from cohorts.models import Reflection
from cohorts.states import takes_work
from cohorts.views.reflections import prompt
from cohorts.views.visits import activity_url, enrolments, space_url, visit
from courses.reports import body_of
from lms.core.errors import DomainError
from lms.core.guards import needs
from lms.core.pages import render_page

BY_ONESELF = {"lesson", "reflection"}


def show_lesson(request, enrolment, found):
    if found.is_own and found.step.progress is None:
        progress.start(enrolment, found.activity)
    blocks = body_of(found.activity)
    answers = {}
    if found.is_own and any(block["type"] == "reflection" for block in blocks):
        rows = Reflection.objects.filter(enrolment=enrolment, activity_key=found.activity.key)
        answers = {row.block: row for row in rows}
    parts = [
        block | {"prompt": prompt(found, block, answers.get(block["id"]))}
        if block["type"] == "reflection"
        else block
        for block in blocks
    ]
    place = found.step.progress.place if found.step.progress else ""
    if not any(block["id"] == place for block in blocks[1:]):
        place = ""
    return render_page(request, "cohorts/lesson.html", found.page(blocks=parts, place=place))


@require_POST
@needs("cohorts.follow_course", scope=enrolments)
def save_place(request, enrolment, key):
    found = visit(request, enrolment, key)
    place = request.POST.get("place", "")
    if found.is_open and len(place) <= 80:
        progress.save_place(enrolment, found.activity, place)
    return HttpResponse(status=204)


@require_POST
@needs("cohorts.follow_course", scope=enrolments)
def complete_lesson(request, enrolment, key):
    found = visit(request, enrolment, key)
    if found.activity.kind not in BY_ONESELF or not takes_work(found.step.facts, found.clock.now):
        messages.warning(request, _("This cannot be marked as done now."))
        return redirect(found.url())
    try:
        _complete(found, by=request.user)
    except DomainError as error:
        messages.warning(request, str(error))
        return redirect(found.url())
    messages.success(request, _("“%(title)s” is done.") % {"title": found.activity.title})
    if found.next is None:
        return redirect(space_url(enrolment))
    return redirect(activity_url(enrolment, found.next.key))


def _complete(found, *, by):
    if found.activity.kind == "reflection":
        reflections.finish(found.enrolment, found.activity, by=by)
    else:
        progress.complete(found.enrolment, found.activity, how=progress_rules.READ, by=by)

"""In the authoring site: an author's courses, their versions, and publishing the next one."""

import uuid

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from courses import actions, checks, differences, reports, wording
from courses.models import Course, CoursePage, CourseVersion
from lms.core.errors import DomainError
from lms.core.guards import may, needs


class PublishForm(forms.Form):
    notes = forms.CharField(
        label=gettext_lazy("What is new"),
        help_text=gettext_lazy("For those who make cohorts from it and for the list of versions."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)


@may("wagtailadmin.access_admin")
@require_safe
def courses(request):
    """The author's courses with their newest version."""
    rows = reports.written_by(request.user)
    crumbs = [{"url": "", "label": _("Courses")}]
    return render(request, "courses/cms/courses.html", _frame(_("Courses"), crumbs) | {"rows": rows})


@needs("courses.view_versions", scope=CoursePage.objects.visible_to)
@require_safe
def versions(request, page):
    """Every version with its notes and what it changed."""
    made = CourseVersion.objects.filter(course__key=page.translation_key).select_related("published_by")
    pairs = _with_earlier(list(made.order_by("-number")))
    rows = [{"version": version, "sentences": _sentences(earlier, version)} for version, earlier in pairs]
    context = {"page": page, "rows": rows}
    return render(request, "courses/cms/versions.html", _frame(_("Versions"), _crumbs(page)) | context)


@needs("courses.publish_version", scope=CoursePage.objects.visible_to)
@require_http_methods(["GET", "HEAD", "POST"])
def publish_version(request, page):
    """The check list, what would change, and the act."""
    form = PublishForm(request.POST or None, initial={"key": uuid.uuid4().hex})
    if form.is_valid():
        try:
            version = actions.publish(page, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            told = _("Version %(number)s is published. Cohorts can be made from it.")
            messages.success(request, told % {"number": version.number})
            return redirect("courses_cms:versions", page.uuid)
    context = {"page": page, "form": form} | _preview(page)
    crumbs = _crumbs(page)
    return render(request, "courses/cms/publish.html", _frame(_("Publish a version"), crumbs) | context)


def _preview(page):
    keeper = reports.keeper_of(page)
    frozen = reports.freeze(page, keeper)
    found = [*checks.foreign_files(keeper.foreign), *checks.problems(frozen)]
    course = Course.objects.filter(key=page.translation_key).first()
    newest = course and course.versions.order_by("-number").first()
    changes = differences.between(reports.frozen(newest), frozen) if newest else []
    return {
        "frozen": frozen,
        "errors": [_linked(problem, page) for problem in found if problem.error],
        "warnings": [_linked(problem, page) for problem in found if not problem.error],
        "unpublished": reports.unpublished(page),
        "newest": newest,
        "number": newest.number + 1 if newest else 1,
        "sentences": [wording.sentence(change) for change in changes],
        "is_same": bool(newest and newest.digest == frozen.digest),
    }


def _linked(problem, page):
    there = (
        Page.objects.filter(translation_key=problem.key, locale=page.locale).first() if problem.key else None
    )
    return {
        "sentence": problem.sentence,
        "url": reverse("wagtailadmin_pages:edit", args=[there.pk]) if there else "",
    }


def _with_earlier(made):
    return list(zip(made, [*made[1:], None], strict=False))


def _sentences(earlier, version):
    if earlier is None:
        return []
    changes = differences.between(reports.frozen(earlier), reports.frozen(version))
    return [wording.sentence(change) for change in changes]


def _crumbs(page):
    return [
        {"url": reverse("courses_cms:courses"), "label": _("Courses")},
        {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.title},
    ]


def _frame(title, crumbs):
    crumbs = crumbs if len(crumbs) == 1 else [*crumbs, {"url": "", "label": title}]
    return {
        "header_title": title,
        "page_title": title,
        "breadcrumbs_items": crumbs,
        "header_icon": "doc-full",
    }

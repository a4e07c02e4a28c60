"""Handing out reviews with a preview of who reviews whom, and how far they have come."""

import secrets
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cohorts.actions import allocations
from cohorts.reports import allocations as reports
from cohorts.views.desk import with_course
from cohorts.views.frame import activity_or_404, clock_of, frame
from lms.core.errors import DomainError
from lms.core.guards import needs
from lms.core.pages import render_page

SEEDS = 100_000


@require_http_methods(["GET", "HEAD", "POST"])
@needs("cohorts.run_cohort", scope=with_course)
def hand_out_reviews(request, cohort, key):
    activity = activity_or_404(cohort, key, kind="assignment")
    allocation = cohort.allocations.filter(activity_key=key).first()
    if allocation is not None:
        return _state(request, cohort, activity, allocation)
    seed = _number(request, "seed", 1 + secrets.randbelow(SEEDS), SEEDS)
    each = _number(request, "each", int(activity.peer.get("reviews_each") or 2), 10)
    if request.method == "POST":
        try:
            _hand_out(request, cohort, activity, each, seed)
        except DomainError as error:
            return _preview(request, cohort, activity, each, seed, error=error)
        messages.success(request, _("The reviews are handed out. Everybody has got a letter."))
        return redirect(request.path)
    return _preview(request, cohort, activity, each, seed)


def _number(request, name, default, most):
    text = request.POST.get(name) or request.GET.get(name) or ""
    return min(max(int(text), 1), most) if text.isdecimal() and len(text) < 8 else default


def _due_at(cohort, activity):
    """The end of the last day by the cohort's clock."""
    days = int(activity.peer.get("due_days") or 7)
    zone = ZoneInfo(cohort.time_zone)
    return datetime.combine(timezone.localdate(timezone=zone) + timedelta(days=days), time(23, 59), zone)


def _hand_out(request, cohort, activity, each, seed):
    return allocations.hand_out(
        cohort,
        activity,
        reviews_each=each,
        seed=seed,
        due_at=_due_at(cohort, activity),
        expected=request.POST.get("preview", ""),
        by=request.user,
    )


def _preview(request, cohort, activity, each, seed, error=None):
    plan = reports.preview(cohort, activity, reviews_each=each, seed=seed)
    reviewers = {key: [] for key in plan.people}
    for reviewer, author in plan.pairs:
        reviewers[reviewer].append(plan.people[author])
    context = frame(request, cohort, "show_desk", page=activity.title) | {
        "activity": activity,
        "plan": plan,
        "matrix": reports.matrix(plan.pairs, plan.people),
        "lists": [(plan.people[key], authors) for key, authors in reviewers.items()],
        "seed": seed,
        "each": each,
        "other_seed": seed % SEEDS + 1,
        "due": clock_of(cohort).on_day(_due_at(cohort, activity)),
        "error": error,
    }
    return render_page(request, "cohorts/desk/hand_out.html", context, status=422 if error else None)


def _state(request, cohort, activity, allocation):
    reviews = reports.state(allocation)
    now, clock = timezone.now(), clock_of(cohort)
    released = allocation.released_at and _("The authors have had their feedback since %(day)s.") % {
        "day": clock.day(allocation.released_at)
    }
    context = frame(request, cohort, "show_desk", page=activity.title) | {
        "released": released,
        "activity": activity,
        "allocation": allocation,
        "reviews": reviews,
        "written": sum(review.submitted_at is not None for review in reviews),
        "overdue": allocation.due_at is not None and allocation.due_at < now,
    }
    return render_page(request, "cohorts/desk/reviews.html", context)


@require_POST
@needs("cohorts.run_cohort", scope=with_course)
def release_feedback(request, cohort, key):
    allocation = get_object_or_404(cohort.allocations.all(), activity_key=key)
    allocations.release(allocation, by=request.user)
    messages.success(request, _("The authors can read their feedback now; they have got a letter."))
    return redirect("cohorts:hand_out_reviews", cohort.uuid, key)

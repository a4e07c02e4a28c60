"""The way through the programme as a line in time, with today on it."""

from datetime import timedelta

from django.utils.translation import gettext as _

from cohorts.views.steps import opens_at
from cohorts.views.visits import space_url

FIRST, LAST, APART = 3.0, 97.0, 5.0


def line(space, clock):
    """What the component of the progress line shows: modules where they begin in time, today, how far one is."""
    modules = space.modules
    if not modules:
        return None
    starts, end = _starts(space)
    places = _places(starts, end)
    shares = [_share(steps) for _module, steps in modules]
    return {
        "title": space.enrolment.cohort.version.title,
        "stops": [
            _stop(module, steps, share, at, space, clock)
            for (module, steps), share, at in zip(modules, shares, places, strict=True)
        ],
        "today": round(_place(space.now, starts[0], end), 1),
        "today_label": _("Today, %(day)s") % {"day": clock.short(space.now)},
        "done": round(_done(shares, places), 1),
    }


def _starts(space):
    """When each module begins, never before the one before it, and when the last thing ends."""
    last = min(_instants(space.steps), default=space.now)
    starts = []
    for _module, steps in space.modules:
        last = max(last, min(_instants(steps), default=last))
        starts.append(last)
    ends = [step.facts.ends_at or step.facts.due_at or step.facts.opens_at for step in space.steps]
    end = max((instant for instant in ends if instant), default=last)
    return starts, max(end, starts[0] + timedelta(days=1))


def _instants(steps):
    for step in steps:
        instant = step.facts.opens_at or step.facts.meets_at or step.facts.due_at
        if instant:
            yield instant


def _place(instant, start, end):
    share = (instant - start) / (end - start)
    return FIRST + min(max(share, 0), 1) * (LAST - FIRST)


def _places(starts, end):
    """Places on the line from 0 to 100, far enough from each other to be told apart."""
    apart = min(APART, (LAST - FIRST) / len(starts))
    places = []
    for index, start in enumerate(starts):
        place = _place(start, starts[0], end)
        place = max(place, places[-1] + apart) if places else place
        places.append(min(place, LAST - apart * (len(starts) - 1 - index)))
    return [round(place, 1) for place in places]


def _share(steps):
    required = [step for step in steps if step.activity.required]
    return sum(step.is_settled for step in required) / len(required) if required else None


def _done(shares, places):
    """Up to where the way is gone: to the first module that is not done, and into it."""
    for index, share in enumerate(shares):
        if share is not None and share < 1:
            following = places[index + 1] if index + 1 < len(places) else LAST
            return places[index] + share * (following - places[index])
    return LAST


def _stop(module, steps, share, at, space, clock):
    required = [step for step in steps if step.activity.required]
    settled = sum(step.is_settled for step in required)
    if ahead := opens_at(steps):
        state, note = "locked", _("Opens %(day)s") % {"day": clock.short(ahead)}
    elif share is not None and share == 1:
        state, note = "done", _("Done")
    else:
        begun = settled or any(step.progress for step in steps)
        state = "progress" if begun else "open"
        note = _("%(done)s of %(all)s done") % {"done": settled, "all": len(required)}
    href = f"{space_url(space.enrolment)}#module-{module.position}"
    return {"label": module.title, "at": at, "state": state, "note": note, "href": href}

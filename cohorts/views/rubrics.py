"""A rubric as pages show it: to read, to fill in, and filled in by several."""

from django.utils.translation import gettext as _

from courses.models.versions import in_language


def criteria_of(activity, marks=None, missing=()):
    """The criteria of the activity's rubric in the person's language, with what `marks` chose."""
    marks = marks or {}
    rubric = activity.settings.get("rubric") or {}
    return [
        {
            "key": criterion["slug"],
            "title": in_language(criterion.get("titles", {})),
            "hint": in_language(criterion.get("descriptions", {})),
            "levels": [
                {
                    "value": str(level["points"]),
                    "title": in_language(level.get("labels", {})),
                    "text": in_language(level.get("descriptions", {})),
                }
                for level in criterion["levels"]
            ],
            "chosen": _chosen(marks, criterion),
            "comment": marks.get(criterion["slug"], {}).get("comment", ""),
            "error": _("Choose a level.") if criterion["slug"] in missing else "",
        }
        for criterion in rubric.get("criteria", [])
    ]


def _chosen(marks, criterion):
    points = marks.get(criterion["slug"], {}).get("points")
    return "" if points is None else str(points)


def level_title(criterion, points):
    """The name of the level with these points, or the points themselves when the rubric has no such level."""
    found = (level["title"] for level in criterion["levels"] if level["value"] == str(points))
    return "" if points is None else next(found, str(points))

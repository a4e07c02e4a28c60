"""What an xAPI statement from an H5P frame says about a result. It is a claim: computed in a browser."""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.utils.translation import gettext as _

from content.h5p.archive import storable
from content.h5p.integration import xapi_id
from lms.core.errors import DomainError

LARGEST_STATEMENT = 64 * 1024
LARGEST_SCORE = 100_000
DEPTH = 40
RESULT_VERBS = {
    "http://adlnet.gov/expapi/verbs/answered": "answered",
    "http://adlnet.gov/expapi/verbs/completed": "completed",
}
DURATION = re.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,6})?)S)?")
LONGEST = timedelta(days=7)
KEPT = ("verb", "object", "result", "context")


class StatementRefused(DomainError):
    """The statement cannot be a result of this content."""


@dataclass(frozen=True)
class Result:
    """One result: of the whole content, or of a part of it when `sub_content_id` or `is_part` says so."""

    verb: str
    is_part: bool
    sub_content_id: str
    raw: float | None
    maximum: float | None
    success: bool | None
    duration: timedelta | None
    statement: dict[str, Any]

    @property
    def fingerprint(self) -> str:
        """The same for the same answer, however often, with whatever verb and clock it is sent."""
        result = {k: v for k, v in self.statement.get("result", {}).items() if k != "duration"}
        same = [self.statement["object"]["id"], result]
        return hashlib.sha256(json.dumps(same, sort_keys=True).encode()).hexdigest()


def read(body: bytes, content_id: str) -> Result | None:
    """The result in a statement, nothing when it reports none; `StatementRefused` for all that is not sound."""
    statement = _statement(body)
    verb = RESULT_VERBS.get(_inside(statement, "verb", "id"))
    target = _inside(statement, "object", "id")
    if not isinstance(target, str) or not _is_about(target, content_id):
        raise StatementRefused(_("The result belongs to another content."))
    result = statement.get("result")
    if verb is None or not isinstance(result, dict):
        return None
    raw, maximum = _score(result.get("score"))
    sub_content_id = parse_qs(urlsplit(target).query).get("subContentId", [""])[0][:64]
    parent = _inside(statement, "context", "contextActivities", "parent")
    return Result(
        verb=verb,
        is_part=bool(parent or sub_content_id),
        sub_content_id=sub_content_id,
        raw=raw,
        maximum=maximum,
        success=result.get("success") if isinstance(result.get("success"), bool) else None,
        duration=_duration(result.get("duration")),
        statement={key: statement[key] for key in KEPT if key in statement},
    )


def _statement(body: bytes) -> dict[str, Any]:
    if len(body) > LARGEST_STATEMENT:
        raise StatementRefused(_("The result is too large to be stored."))
    try:
        statement = json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise StatementRefused(_("The result cannot be read.")) from error
    if not isinstance(statement, dict) or not storable(statement, DEPTH):
        raise StatementRefused(_("The result cannot be read."))
    return statement


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _is_about(target: str, content_id: str) -> bool:
    return target.partition("?")[0] == xapi_id(content_id)


def _inside(document: Any, *keys: str) -> Any:
    for key in keys:
        if not isinstance(document, dict):
            return None
        document = document.get(key)
    return document


def _score(score: Any) -> tuple[float | None, float | None]:
    """Raw and maximum with 0 ≤ raw ≤ maximum; none when the content is not scored."""
    if not isinstance(score, dict) or score.get("raw") is None or score.get("max") is None:
        return None, None
    raw, maximum = score["raw"], score["max"]
    for value in (raw, maximum):
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise StatementRefused(_("The score is not a number."))
        if not -LARGEST_SCORE <= value <= LARGEST_SCORE:
            raise StatementRefused(_("The score is larger than any content can give."))
    return (min(max(float(raw), 0.0), float(maximum)), float(maximum)) if maximum > 0 else (None, None)


def _duration(value: Any) -> timedelta | None:
    match = DURATION.fullmatch(value) if isinstance(value, str) else None
    if not match or not any(match.groups()):
        return None
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return min(timedelta(hours=hours, minutes=minutes, seconds=seconds), LONGEST)

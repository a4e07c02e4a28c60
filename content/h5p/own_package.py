"""Makes packages from our own small H5P library, so that contents can be written as plain data."""

import io
import json
import uuid
import zipfile
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from content.h5p import identity

OWN = Path(__file__).parent / "own" / "LMS.Choice-1.0"
NAMESPACE = uuid.UUID("7ab2b9a6-6f0e-4d0c-9f6d-3c1f4f4f8d11")
FIXED_DATE = (2026, 1, 1, 0, 0, 0)


def build_own_package(params: dict[str, Any], title: str, language: str) -> bytes:
    """A valid `.h5p` with questions to choose answers for; the same input gives the same bytes.

    `params` holds `questions` (each with `question` and `answers` of `text`, `correct`, `feedback`),
    `task_description`, and under `l10n` any of the library's words that should differ from those of `language`.
    """
    described = json.loads((OWN / "library.json").read_text(encoding="utf-8"))
    library = identity.read(described)
    entry = {"machineName": library.name, "majorVersion": library.major, "minorVersion": library.minor}
    h5p = {
        "title": title,
        "language": language,
        "mainLibrary": library.name,
        "embedTypes": ["iframe"],
        "license": "U",
        "preloadedDependencies": [entry],
    }
    files = {"h5p.json": _json(h5p), "content/content.json": _json(_complete(params, language))}
    for path in sorted(OWN.rglob("*")):
        if path.is_file():
            files[f"{library.folder}/{path.relative_to(OWN).as_posix()}"] = path.read_bytes()
    return _zip(files)


def _complete(params: dict[str, Any], language: str) -> dict[str, Any]:
    questions = [
        {
            "id": question.get("id") or str(uuid.uuid5(NAMESPACE, str(number))),
            "question": question["question"],
            "answers": [
                {
                    "text": answer["text"],
                    "correct": bool(answer.get("correct")),
                    "feedback": answer.get("feedback", ""),
                }
                for answer in question["answers"]
            ],
        }
        for number, question in enumerate(params["questions"], start=1)
    ]
    with translation.override(language):
        words = _words() | params.get("l10n", {})
    return {"task_description": params.get("task_description", ""), "questions": questions, "l10n": words}


def _words() -> dict[str, str]:
    return {
        "check": _("Check my answers"),
        "retry": _("Try again"),
        "correct": _("Right"),
        "wrong": _("Not right"),
        "result": _("You have :score of :max."),
        "missing": _("Please answer question :number first."),
        "several": _("Choose all that are right."),
        "number": _("Question :number of :count"),
    }


def _json(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, FIXED_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()

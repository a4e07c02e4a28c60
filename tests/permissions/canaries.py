"""Words that give away where they come from: `ZQ-a1-submission-7-text` belongs to cohort a1 and to nobody else."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import models

OURS = ("accounts", "companies", "content", "courses", "cohorts", "certificates", "core")
CANARY = re.compile(r"zq-([abc]\d?)-([a-z0-9]+)-(\d+)-(\w+)", re.IGNORECASE)
# Text that code reads: words of a list, hashes, addresses, keys. Everything else that is text gets a canary.
STRUCTURE = {
    "accounts.User": {"password", "language"},
    "accounts.Organisation": {"slug", "country", "certificate_prefix", "time_zone", "accent"},
    "accounts.Invitation": {"token_hash"},
    "certificates.Certificate": {"number", "code", "revocation"},
    "certificates.Rendering": {"language", "sha256"},
    "cohorts.Cohort": {"country", "time_zone"},
    "cohorts.Draft": {"writer"},
    "cohorts.Enrolment": {"completed_how"},
    "cohorts.Progress": {"place", "completed_how"},
    "cohorts.Reflection": {"block"},
    "cohorts.Session": {"link"},
    "companies.Company": {"country"},
    "content.H5PRevision": {"folder", "language", "package_sha256"},
    "content.Media": {"sha256", "content_type", "file"},
    "core.Upload": {"sha256", "content_type", "file"},
    "courses.Activity": {"kind"},
    "courses.ActivityText": {"language"},
    "courses.CourseVersion": {"digest"},
}
WHOLE_MODELS = {"content.H5PLibrary", "core.AuditEvent", "core.Mail", "core.OutboxEvent", "core.Receipt"}
LANGUAGES = ("sv", "de", "en")
BY_LANGUAGE = {"titles", "summaries", "descriptions", "names", "signatory_titles"}


def find(text: str) -> set[tuple[str, str, str, str]]:
    """All canaries of a text: (place, model, key, field), in lower case."""
    return {match.groups() for match in CANARY.finditer(text.lower())}


@contextmanager
def marking(place: str) -> Iterator[None]:
    """Put canaries of the place into every row that is made inside."""
    before = {model: _last(model) for model in _models()}
    yield
    for model, last in before.items():
        for row in model._base_manager.filter(pk__gt=last):
            values = dict(_canaries(row, place))
            if values:
                model._base_manager.filter(pk=row.pk).update(**values)
                for name, value in values.items():
                    setattr(row, name, value)


def _models() -> list[Any]:
    found = [model for app in apps.get_app_configs() if app.label in OURS for model in app.get_models()]
    return [model for model in found if model._meta.label not in WHOLE_MODELS and not _is_page(model)]


def _is_page(model: Any) -> bool:
    return any(base._meta.label == "wagtailcore.Page" for base in model._meta.all_parents)


def _last(model: Any) -> int:
    return model._base_manager.aggregate(last=models.Max("pk"))["last"] or 0


def _canaries(row: Any, place: str) -> Iterator[tuple[str, Any]]:
    structure = STRUCTURE.get(row._meta.label, set())
    for field in row._meta.concrete_fields:
        if field.name in structure or field.choices or not field.editable:
            continue
        word = f"ZQ-{place}-{row._meta.model_name}-{row.pk}-{field.name.replace('_', '')}"
        if (value := _value(row, field, word)) is not None:
            yield field.name, value


def _value(row: Any, field: Any, word: str) -> Any:
    now = field.value_from_object(row)
    if isinstance(field, models.EmailField):
        return f"{word.lower()}@example.org"
    if isinstance(field, models.FileField | models.SlugField | models.UUIDField | models.URLField):
        return None
    if isinstance(field, models.CharField | models.TextField):
        fits = field.max_length is None or field.max_length >= 40
        return word if now and fits else None
    if isinstance(field, models.JSONField):
        return _json(field.name, now, word)
    return None


def _json(name: str, now: Any, word: str) -> Any:
    if name in BY_LANGUAGE:
        return dict.fromkeys(LANGUAGES, word)
    if name == "marks" and now:
        return {slug: mark | {"comment": word} for slug, mark in now.items()}
    if name == "body" and now:
        return [block | {"html": f"<p>{word}</p>"} if block["html"] else block for block in now]
    return None

"""The audit line: who did what to what, in the same transaction as the deed."""

from typing import Any

from django.db import models

from lms.core.models import AuditEvent

SYSTEM = "system"


def actor_of(by: Any) -> str:
    """`user:7` for a person, the word itself for the system; never a name or an address."""
    return f"user:{by.pk}" if getattr(by, "pk", None) else str(by)


def label(target: models.Model) -> str:
    return f"{target._meta.label}:{target.pk}"


def record(verb: str, target: models.Model, *, by: Any, **facts: Any) -> None:
    """Write one audit line; call it inside the action's transaction."""
    AuditEvent.objects.create(actor=actor_of(by), verb=verb, target=label(target), facts=facts)

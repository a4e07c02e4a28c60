"""The kernel's own rows: what happened, what was sent twice, what must still be told, what was uploaded."""

import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Frozen(TypeError):
    """Somebody tried to change a row that never changes."""


class Unchanging(models.Model):
    """A row that is written once; a change makes a new row. Saving it again raises Frozen."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Frozen(f"{type(self).__name__} rows never change")
        super().save(*args, **kwargs)


class TenureQuerySet(models.QuerySet[Any]):
    def live(self) -> Self:
        """Those that last."""
        return self.filter(ended_at=None)


class Tenure(models.Model):
    """What a person is from when to when; it lasts while `ended_at` is empty."""

    since = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    objects: ClassVar[Any] = TenureQuerySet.as_manager()

    class Meta:
        abstract = True


class AuditEvent(models.Model):
    """One line per action, written in its transaction; no foreign keys, so that it never holds live rows."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    actor = models.CharField(max_length=60)
    verb = models.CharField(max_length=60, db_index=True)
    target = models.CharField(max_length=120, db_index=True)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.verb} {self.target}"


class Receipt(models.Model):
    """The answer that a key got: the same key by the same person gets it again, and nothing is done twice."""

    key = models.CharField(max_length=80)
    actor = models.CharField(max_length=60)
    verb = models.CharField(max_length=60)
    target = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["actor", "verb", "key"], name="a_key_is_answered_once")
        ]

    def __str__(self):
        return f"{self.verb} {self.key}"


class OutboxEvent(models.Model):
    """An event for higher apps, written with what caused it, delivered after commit at least once."""

    name = models.CharField(max_length=60)
    payload = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)
    delivered_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.name


class Mail(models.Model):
    """A letter in the person's language; `dedupe` makes the same occasion one letter however often it is asked."""

    dedupe = models.CharField(max_length=120, unique=True)
    recipient = models.EmailField()
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    written_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return self.subject


def upload_path(upload, filename):
    return f"uploads/{upload.uuid.hex[:2]}/{upload.uuid.hex}"


class Upload(models.Model):
    """A private file: type by content, name cleaned, served only by a guarded view."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(upload_to=upload_path)
    name = models.CharField(_("name"), max_length=150)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    owner = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.name

"""What editors write around the courses, and the frozen media of versions."""

from django.db import models
from django.utils import timezone

from content.h5p.models import H5PAttempt, H5PContent, H5PLibrary, H5PResult, H5PRevision, H5PState

__all__ = ["H5PAttempt", "H5PContent", "H5PLibrary", "H5PResult", "H5PRevision", "H5PState", "Media"]


class Media(models.Model):
    """A file that a course version uses, kept by its hash for as long as a version shows it."""

    sha256 = models.CharField(max_length=64, unique=True)
    file = models.FileField(upload_to="frozen/")
    name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.name

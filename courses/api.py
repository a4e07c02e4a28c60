"""Courses and their versions over HTTP, within the scope of the pages."""

from rest_framework import viewsets

from courses.models import Course, CourseVersion
from courses.serializers import CourseSerializer, VersionSerializer, VersionSummarySerializer


class CourseViewSet(viewsets.ReadOnlyModelViewSet):
    """Courses of the organisations that the person works for."""

    policy = "signed in"
    queryset = Course.objects.none()
    serializer_class = CourseSerializer
    lookup_field = "uuid"

    def get_queryset(self):
        return Course.objects.visible_to(self.request.user).select_related("organisation")


class VersionViewSet(viewsets.ReadOnlyModelViewSet):
    """Course versions; one alone comes with its modules and activities."""

    policy = "signed in"
    queryset = CourseVersion.objects.none()
    lookup_field = "uuid"

    def get_queryset(self):
        versions = CourseVersion.objects.visible_to(self.request.user).select_related("course")
        return versions.prefetch_related("modules__activities") if self.detail else versions

    def get_serializer_class(self):
        return VersionSerializer if self.detail else VersionSummarySerializer

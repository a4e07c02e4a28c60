"""Cohorts, enrolments and progress over HTTP, within the scope of the pages."""

from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from cohorts.models import Cohort, Enrolment
from cohorts.serializers import CohortSerializer, EnrolmentSerializer, ProgressSerializer


class CohortViewSet(viewsets.ReadOnlyModelViewSet):
    """Cohorts that the person runs or attends."""

    policy = "signed in"
    queryset = Cohort.objects.none()
    serializer_class = CohortSerializer
    lookup_field = "uuid"

    def get_queryset(self):
        return Cohort.objects.visible_to(self.request.user).select_related("organisation", "version")


class EnrolmentViewSet(viewsets.ReadOnlyModelViewSet):
    """The person's own enrolments, and those in cohorts that they run."""

    policy = "signed in"
    queryset = Enrolment.objects.none()
    serializer_class = EnrolmentSerializer
    lookup_field = "uuid"

    def get_queryset(self):
        return Enrolment.objects.visible_to(self.request.user).select_related(
            "cohort", "participant", "company"
        )

    @extend_schema(responses=ProgressSerializer(many=True))
    @action(detail=True, pagination_class=None)
    def progress(self, request, uuid):
        """How far this enrolment is, a row for each activity that was started."""
        return Response(ProgressSerializer(self.get_object().progress.all(), many=True).data)

"""Certificates over HTTP, within the scope of the pages; the verdict on a code is open to everyone."""

from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.exceptions import Throttled
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from certificates import reports
from certificates.models import Certificate
from certificates.serializers import CertificateSerializer, VerdictSerializer
from lms.core.addresses import client_address


class CertificateViewSet(viewsets.ReadOnlyModelViewSet):
    """One's own certificates, and those of cohorts that one runs."""

    policy = "signed in"
    queryset = Certificate.objects.none()
    serializer_class = CertificateSerializer
    lookup_field = "uuid"

    def get_queryset(self):
        return Certificate.objects.visible_to(self.request.user).select_related("enrolment")


@method_decorator(never_cache, name="dispatch")
class VerifyView(APIView):
    """Whether the certificate with this code is valid, and what it certifies."""

    policy = "public"
    authentication_classes = ()
    permission_classes = (AllowAny,)

    @extend_schema(responses={200: VerdictSerializer, 404: VerdictSerializer})
    def get(self, request, code):
        try:
            verdict = reports.asked(code, address=client_address(request))
        except reports.TooManyWrongCodes as reason:
            raise Throttled(detail=str(reason)) from reason
        return Response(VerdictSerializer(verdict).data, status=404 if verdict.state == "unknown" else 200)

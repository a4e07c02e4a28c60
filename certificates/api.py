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
from certificates.views import public
from lms.core import throttle


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
        if throttle.is_blocked(request, "verify", limit=public.MISSES):
            raise Throttled
        verdict = reports.verdict(code)
        if verdict.state == "unknown":
            throttle.count_miss(request, "verify", seconds=public.PERIOD)
        return Response(VerdictSerializer(verdict).data, status=404 if verdict.state == "unknown" else 200)

"""The map of /api/v1/."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from certificates.api import CertificateViewSet, VerifyView
from cohorts.api import CohortViewSet, EnrolmentViewSet
from courses.api import CourseViewSet, VersionViewSet

router = SimpleRouter()
router.register("courses", CourseViewSet, basename="course")
router.register("versions", VersionViewSet, basename="version")
router.register("cohorts", CohortViewSet, basename="cohort")
router.register("enrolments", EnrolmentViewSet, basename="enrolment")
router.register("certificates", CertificateViewSet, basename="certificate")


class SchemaView(SpectacularAPIView):
    policy = "signed in"


class DocumentationView(SpectacularSwaggerSplitView):
    policy = "signed in"
    url_name = "api:schema"


app_name = "api"
urlpatterns = [
    path("", include(router.urls)),
    path("verify/<str:code>/", VerifyView.as_view(), name="verify"),
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", DocumentationView.as_view(), name="docs"),
]


def only_ours(endpoints):
    """drf-spectacular describes /api/v1/ and nothing of Wagtail's own."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith("/api/v1/")]

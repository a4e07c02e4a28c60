"""Below /cms/courses/: what authors do beside writing pages."""

from django.urls import path

from courses.views import authoring

app_name = "courses_cms"
urlpatterns = [
    path("", authoring.courses, name="courses"),
    path("<uuid:uuid>/publish/", authoring.publish_version, name="publish_version"),
    path("<uuid:uuid>/versions/", authoring.versions, name="versions"),
]

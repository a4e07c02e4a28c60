from django.urls import include, path, re_path

from content import views

app_name = "content"
urlpatterns = [
    path("h5p/", include("content.h5p.urls")),
    re_path(r"^media/(?P<sha256>[0-9a-f]{64})/(?P<name>[^/]+)$", views.media, name="media"),
    re_path(r"^media/(?P<path>(?:images|original_images)/.+)$", views.authors_image, name="authors_image"),
]

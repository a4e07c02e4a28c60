from django.urls import path

from content.h5p import cms

app_name = "h5p_cms"
urlpatterns = [
    path("", cms.contents, name="contents"),
    path("upload/", cms.upload, name="upload"),
    path("libraries/", cms.libraries, name="libraries"),
    path("<uuid:uuid>/", cms.content, name="content"),
    path("<uuid:uuid>/replace/", cms.replace, name="replace"),
]

from django.urls import include, path

app_name = "content"
urlpatterns = [path("h5p/", include("content.h5p.urls"))]

from django.urls import path

from content.h5p import views

app_name = "h5p"
urlpatterns = [
    path("", views.base, name="base"),
    path("frame/<str:ticket>/", views.frame, name="frame"),
    path("player/<slug:mark>/<path:path>", views.player_file, name="player_file"),
    path("libraries/<slug:mark>/<str:library>/<path:path>", views.library_file, name="library_file"),
    path("contents/<str:prefix>/<path:path>", views.content_file, name="content_file"),
]

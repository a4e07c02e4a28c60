from django.urls import path

from courses.views import public

app_name = "courses"
urlpatterns = [path("catalogue/<uuid:uuid>/", public.show_course, name="show_course")]

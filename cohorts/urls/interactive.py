from django.urls import path

from cohorts.views import interactive

HERE = "enrolments/<uuid:uuid>/activities/<uuid:key>/h5p/<uuid:revision>/"

urlpatterns = [
    path(HERE + "state/", interactive.interactive_state, name="interactive_state"),
    path(HERE + "result/", interactive.interactive_result, name="interactive_result"),
]

"""The addresses of the participant's side and of those who run cohorts."""

from cohorts.urls import desk, interactive, participant

app_name = "cohorts"
urlpatterns = [*participant.urlpatterns, *interactive.urlpatterns, *desk.urlpatterns]

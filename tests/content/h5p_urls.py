"""The site's addresses and one page that plays an activity for a seat, as participants' pages do."""

from django.http import HttpResponse
from django.template import RequestContext, Template
from django.urls import path

from cohorts.models import Enrolment
from courses.models import Activity
from lms import urls
from lms.core.guards import signed_in

PAGE = Template(
    "{% load interactive %}<!doctype html><html lang='en'><head><title>Exercise</title>"
    "<meta name='viewport' content='width=device-width'><meta name='csrf-token' content='{{ csrf_token }}'></head>"
    "<body><main><h1>Exercise</h1>{% interactive_player enrolment activity %}</main></body></html>"
)


@signed_in
def play(request, enrolment, key):
    seat = Enrolment.objects.own(request.user).get(uuid=enrolment)
    activity = Activity.objects.get(version=seat.cohort.version_id, key=key)
    return HttpResponse(PAGE.render(RequestContext(request, {"enrolment": seat, "activity": activity})))


urlpatterns = [path("play/<uuid:enrolment>/<uuid:key>/", play, name="play"), *urls.urlpatterns]

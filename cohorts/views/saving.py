"""Answers to a page that saves as one types, and to the same form without a script."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _


def is_autosave(request):
    return request.headers.get("X-Autosave") == "1"


def saved(instant, clock):
    """“Saved at 10:42”, with the day when it was not today."""
    if clock.local(instant).date() == clock.local(clock.now).date():
        return _("Saved at %(time)s") % {"time": clock.time(instant)}
    return _("Saved %(at)s") % {"at": clock.at(instant)}


def refused(request, error, address):
    if is_autosave(request):
        return JsonResponse({"refused": str(error)}, status=422)
    messages.error(request, str(error))
    return redirect(address)

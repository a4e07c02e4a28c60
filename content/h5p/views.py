"""The frame and its files. None of them looks at a session: what may be seen is written in the address."""

from functools import wraps

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from content.h5p import delivery, frames, policy, reports, store, tickets
from content.h5p.models import H5PRevision
from content.h5p.places import root
from lms.core.guards import public

PRIVATE_FOR_AN_HOUR = "private, max-age=3600, immutable"


@public
@require_safe
def base(request):
    """The folder of all frame addresses; it shows nothing itself."""
    raise Http404


@public
@require_safe
def frame(request, ticket):
    redeemed = tickets.redeem(ticket)
    if redeemed is None:
        return _stale(request)
    revision = get_object_or_404(H5PRevision.objects.select_related("main_library"), uuid=redeemed.revision)
    built = frames.build(request, revision, redeemed)
    response = render(request, "content/h5p/frame.html", built.context)
    response["Content-Security-Policy"] = built.policy
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _stale(request):
    sentence = _("This page has been open for a while. Load it again to go on.")
    response = render(request, "content/h5p/stale.html", {"sentence": sentence}, status=403)
    response["Content-Security-Policy"] = f"{policy.FILE_POLICY}; frame-ancestors *"
    response["Cache-Control"] = "no-store, private"
    return response


def _file(view):
    """A view that finds a file for `GET` and `HEAD`, and answers the browser's question before a fetch."""

    @csrf_exempt
    @wraps(view)
    def answer(request, **address):
        if request.method == "OPTIONS":
            return delivery.preflight()
        if request.method not in ("GET", "HEAD"):
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD, OPTIONS"})
        found, cache = view(**address)
        if found is None:
            return delivery.open_to_frames(HttpResponse(status=404))
        return delivery.send(request, found, cache=cache)

    return public(answer)


@_file
def player_file(mark, path):
    return frames.player_file(path), delivery.FOR_EVER


@_file
def library_file(mark, library, path):
    folder = reports.library_folder(library)
    return folder and store.file_in(root(), folder, path), delivery.FOR_EVER


@_file
def content_file(prefix, path):
    revision = tickets.files_revision(prefix)
    return revision and store.file_in(root(), store.content_folder(revision), path), PRIVATE_FOR_AN_HOUR

"""Files of courses: the frozen ones by their hash, and what authors see while they write."""

import mimetypes
from functools import partial

from django.core.files.storage import default_storage
from django.db.models import Q
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from content import ranges
from content.models import Media
from lms.core.guards import may, signed_in

INLINE = {"image/webp", "image/png", "image/jpeg", "image/gif", "text/vtt", "video/webm", "video/mp4"}
POLICY = "default-src 'none'; sandbox"


@signed_in
@require_safe
def media(request, sha256, name):
    """A file that some version shows; its address is its hash, so a browser may keep it for ever."""
    found = get_object_or_404(Media, sha256=sha256)
    response = ranges.answer(request, partial(found.file.open, "rb"), found.size, found.content_type)
    is_attachment = found.content_type not in INLINE
    response.headers["Content-Disposition"] = (
        content_disposition_header(is_attachment, found.name) or "inline"
    )
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


@may("wagtailadmin.access_admin")
@require_safe
def authors_image(request, path):
    """A picture of the authoring site, for those who may choose it."""
    image = get_object_or_404(get_image_model(), Q(file=path) | Q(pk__in=_rendered_from(path)))
    policy = policy_registry.get_by_type(get_image_model())
    if not policy.user_has_any_permission_for_instance(request.user, ["choose", "change"], image):
        raise Http404
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    if not default_storage.exists(path):
        raise Http404
    response = FileResponse(default_storage.open(path), content_type=kind)
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _rendered_from(path):
    return get_image_model().get_rendition_model().objects.filter(file=path).values("image")

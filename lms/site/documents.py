"""Files of the authoring site, in place of Wagtail's open address for them."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve
from wagtail.permissions import policy_registry

from lms.core.guards import may


@may("wagtailadmin.access_admin")
@require_safe
def authors_document(request, document_id, name):
    """For those who may choose it, as an attachment; participants get the frozen file by its hash."""
    document = get_object_or_404(get_document_model(), pk=document_id)
    policy = policy_registry.get_by_type(get_document_model())
    if not policy.user_has_any_permission_for_instance(request.user, ["choose", "change"], document):
        raise Http404
    response = serve(request, document_id, name)
    response.headers["Content-Disposition"] = "attachment"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response

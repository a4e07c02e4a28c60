"""What the content app hangs into the authoring site."""

from django.http import Http404
from wagtail import hooks
from wagtail.permissions import policy_registry

from content.h5p.wagtail_hooks import h5p_chooser, h5p_menu_item, h5p_permissions, h5p_urls

__all__ = ["h5p_chooser", "h5p_menu_item", "h5p_permissions", "h5p_urls"]


@hooks.register("before_serve_document")
def only_for_those_who_may_choose_it(document, request):
    """An author's file stays in the authoring site; participants get the frozen one by its hash."""
    policy = policy_registry.get_by_type(type(document))
    if not policy.user_has_any_permission_for_instance(request.user, ["choose", "change"], document):
        raise Http404

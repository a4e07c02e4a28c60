"""Where H5P shows in the authoring site."""

from django.contrib.auth.models import Permission
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from content.h5p.chooser import h5p_content_chooser


class H5PMenuItem(MenuItem):
    """Shown to those who may upload."""

    def is_shown(self, request):
        return request.user.has_perm("content.view_h5p_contents")


@hooks.register("register_admin_urls")
def h5p_urls():
    return [path("h5p/", include("content.h5p.cms_urls"))]


@hooks.register("register_admin_viewset")
def h5p_chooser():
    return h5p_content_chooser


@hooks.register("register_admin_menu_item")
def h5p_menu_item():
    return H5PMenuItem(_("H5P"), reverse("h5p_cms:contents"), icon_name="media", order=350)


@hooks.register("register_permissions")
def h5p_permissions():
    return Permission.objects.filter(content_type__app_label="content", codename="install_h5p_library")

"""What the content app hangs into the authoring site."""

from content.h5p.wagtail_hooks import h5p_chooser, h5p_menu_item, h5p_permissions, h5p_urls

__all__ = ["h5p_chooser", "h5p_menu_item", "h5p_permissions", "h5p_urls"]

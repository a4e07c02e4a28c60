"""`{% h5p_player %}`: an H5P content on a page."""

from django import template

from content.h5p import frames
from content.h5p.policy import SANDBOX

register = template.Library()


@register.inclusion_tag("content/h5p/player.html", takes_context=True)
def h5p_player(context, revision, *, registration=None, state_url="", result_url=""):
    """The frame of a revision with the sentence about what is saved; without a registration nothing is kept."""
    return {
        "revision": revision,
        "sandbox": SANDBOX,
        "frame_address": frames.address(context["request"], revision, registration),
        "keeps": registration is not None,
        "state_url": state_url,
        "result_url": result_url,
    }

"""Who may do what with content."""

from content.h5p import rules as h5p

__all__ = ["h5p"]

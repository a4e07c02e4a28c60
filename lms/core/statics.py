"""Static files of the site: named by their content, sent compressed."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Compresses only what pages name, the hashed files; source maps and the plain copies stay as they are."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        # The names do not change while a server runs, and a page asks for its signs dozens of times.
        self.url = cache(self.url)  # type: ignore[has-type, method-assign]

    def compress_files(self, paths: Iterable[str]) -> Any:
        named = set(self.hashed_files.values())
        return super().compress_files({path for path in paths if path in named and not path.endswith(".map")})

"""What browsers get from the npm registry: copied from node_modules into a folder that git ignores, and checked.

npm has checked the packages against `package-lock.json`; `assets.sha256` says what we take out of them.
"""

import hashlib
import re
import shutil
from pathlib import Path

from django.conf import settings

LIST = Path(__file__).with_name("assets.sha256")
# Manifest storage would follow it and fail: the maps are not shipped.
SOURCE_MAP = re.compile(rb"^\s*(//|/\*)# sourceMappingURL=.*$\n?", re.MULTILINE)
# from node_modules → to lms/static/vendor
TAKEN = {
    "h5p-standalone/dist/frame.bundle.js": "h5p/frame.bundle.js",
    "h5p-standalone/dist/styles/*.css": "h5p/styles/",
    "h5p-standalone/dist/images/*": "h5p/images/",
    "h5p-standalone/dist/fonts/*.woff*": "h5p/fonts/",
    "h5p-standalone/dist/fonts/inter/*": "h5p/fonts/inter/",
    "h5p-standalone/dist/fonts/open-sans/*": "h5p/fonts/open-sans/",
    "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-*.woff2": "fonts/",
    "@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-*.woff2": "fonts/",
    "@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2": "fonts/",
    "@fontsource/source-serif-4/files/source-serif-4-latin-ext-600-normal.woff2": "fonts/",
    # what certificates are printed with: every alphabet, two weights
    "@fontsource/source-serif-4/files/*-400-normal.woff2": "fonts/paper/",
    "@fontsource/source-serif-4/files/*-600-normal.woff2": "fonts/paper/",
    "@fontsource/source-sans-3/files/*-400-normal.woff2": "fonts/paper/",
    "@fontsource/source-sans-3/files/*-600-normal.woff2": "fonts/paper/",
}


class AssetsDiffer(Exception):
    """What npm brought is not what was checked in as wanted."""


def vendor() -> Path:
    return Path(settings.BASE_DIR) / "lms" / "static" / "vendor"


def gather() -> dict[str, bytes]:
    """Every file we take, by its path under the vendor folder."""
    modules = Path(settings.BASE_DIR) / "node_modules"
    found = {}
    for pattern, target in TAKEN.items():
        sources = [path for path in sorted(modules.glob(pattern)) if path.is_file()]
        if not sources:
            raise AssetsDiffer(f"node_modules holds no {pattern}. Run: npm ci --ignore-scripts")
        for path in sources:
            name = target + path.name if target.endswith("/") else target
            data = path.read_bytes()
            found[name] = SOURCE_MAP.sub(b"", data) if path.suffix in {".js", ".css"} else data
    return found


def listing(files: dict[str, bytes]) -> str:
    """The files' digests in the form that `sha256sum --check` reads."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))


def copy(files: dict[str, bytes]) -> None:
    """Put exactly these files into the vendor folder; raises AssetsDiffer before anything is touched."""
    if listing(files) != LIST.read_text():
        raise AssetsDiffer(
            f"The files differ from {LIST.name}; look at them, then run: manage.py assets --accept"
        )
    shutil.rmtree(vendor(), ignore_errors=True)
    for name, data in files.items():
        path = vendor() / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

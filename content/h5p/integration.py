"""The `H5PIntegration` object: all that the player in the frame knows.

It holds no name, no address and no right of the person: the frame speaks to the page around it,
and only that page speaks to the server.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from content.h5p.dependencies import Assets
from content.h5p.identity import LibraryId

STATE_ADDRESS = "bridge:/state/:dataType/:subContentId"
FINISH_ADDRESS = "bridge:/finished"
NOTHING_SHOWN = dict.fromkeys(("frame", "export", "embed", "copyright", "icon", "copy"), False)


@dataclass(frozen=True)
class Addresses:
    """Where the frame finds its files."""

    site: str
    libraries: str
    content: str
    core_scripts: tuple[str, ...] = ()
    core_styles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Play:
    """One content as it is shown to one person."""

    content_id: str
    main: LibraryId
    title: str
    params: dict[str, Any]
    metadata: dict[str, Any]
    assets: Assets
    fullscreen: bool = False
    state: str | None = None
    pseudonym: str = "preview"
    keeps_state: bool = True
    words: Mapping[str, str] = field(default_factory=dict)
    save_seconds: int = 5


def build(play: Play, at: Addresses) -> dict[str, Any]:
    """The integration object for one content."""
    return {
        "baseUrl": at.site,
        "url": at.site,
        "urlLibraries": at.libraries,
        "siteUrl": at.site,
        "postUserStatistics": True,
        "saveFreq": play.save_seconds if play.keeps_state else False,
        "ajax": {"setFinished": FINISH_ADDRESS, "contentUserData": STATE_ADDRESS},
        "user": {"name": play.pseudonym, "mail": f"{play.pseudonym}@invalid.invalid"},
        "l10n": {"H5P": dict(play.words)},
        "hubIsEnabled": False,
        "reportingIsEnabled": True,
        "fullscreenDisabled": 0,
        "crossorigin": "anonymous",
        "libraryConfig": {},
        "pluginCacheBuster": "",
        "core": {"styles": list(at.core_styles), "scripts": list(at.core_scripts)},
        "loadedJs": [],
        "loadedCss": [],
        "contents": {f"cid-{play.content_id}": _content(play, at)},
    }


def xapi_id(content_id: str) -> str:
    """What statements name as their object; the same on every host."""
    return f"urn:uuid:{content_id}"


def addressed(paths: Iterable[str], base: str) -> list[str]:
    """Paths of the store as addresses."""
    return [f"{base}/{path}" for path in paths]


def _content(play: Play, at: Addresses) -> dict[str, Any]:
    return {
        "library": str(play.main),
        "jsonContent": json.dumps(play.params, ensure_ascii=False),
        "fullScreen": "1" if play.fullscreen else "0",
        "mainId": play.content_id,
        "url": xapi_id(play.content_id),
        "contentUrl": at.content,
        "title": play.title,
        "metadata": play.metadata,
        "displayOptions": NOTHING_SHOWN,
        "exportUrl": "",
        "embedCode": "",
        "resizeCode": "",
        "contentUserData": [{"state": play.state or "{}"}],
        "styles": addressed(play.assets.styles, at.libraries),
        "scripts": addressed(play.assets.scripts, at.libraries),
    }

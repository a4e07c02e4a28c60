"""A small H5P exercise for the world."""

import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from content.actions import h5p
from tests.content.h5p_packages import package
from tests.factories import UserFactory


def h5p_content(organisation: Any, text: str) -> Any:
    """A content of the organisation that shows the text."""
    body = package(changed={"content/content.json": json.dumps({"text": text}).encode()}).getvalue()
    done = h5p.install(
        SimpleUploadedFile("greeting.h5p", body),
        by=UserFactory(),
        may_install=True,
        organisation=organisation,
    )
    return done.revision.content

"""The one settings file, in test mode; `SCHEMA` names the state of the migrations (see tests/databases.py)."""

import hashlib
import os

os.environ["LMS_MODE"] = "test"
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

from lms.settings import *  # noqa: F403
from lms.settings import BASE_DIR, TEMPLATES
from tests.strict import Refuse

_schema = hashlib.sha256()
for path in sorted([*BASE_DIR.glob("*/migrations/*.py"), *BASE_DIR.glob("lms/*/migrations/*.py")]):
    _schema.update(path.read_bytes())
_schema.update((BASE_DIR / "requirements.txt").read_bytes())
SCHEMA = _schema.hexdigest()[:12]
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Refuse()

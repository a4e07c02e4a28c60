"""The one settings file, in test mode; the test database is kept for as long as the migrations are the same."""

import hashlib
import os

os.environ["LMS_MODE"] = "test"
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

from lms.settings import *  # noqa: F403
from lms.settings import BASE_DIR, DATABASES, ON_SQLITE, VAR_DIR

SCHEMA = hashlib.sha256()
for path in sorted([*BASE_DIR.glob("*/migrations/*.py"), *BASE_DIR.glob("lms/*/migrations/*.py")]):
    SCHEMA.update(path.read_bytes())
SCHEMA.update((BASE_DIR / "requirements.txt").read_bytes())
if ON_SQLITE:
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / f"test-{SCHEMA.hexdigest()[:12]}.sqlite3")}

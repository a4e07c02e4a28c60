"""The one settings file, in test mode."""

import os

os.environ["LMS_MODE"] = "test"
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

from lms.settings import *  # noqa: F403

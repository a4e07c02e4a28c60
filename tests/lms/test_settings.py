"""Production settings: the good ones pass Django's own check, the bad ones refuse to start with a hint."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from lms.core import checks

GOOD = {
    "LMS_MODE": "production",
    "LMS_SECRET_KEY": "v9Qk3sZ7xWmB2nL8tR4yPcD6hJfA1gEuVoXiNqKzSrTbYwMd5C0e",
    "LMS_SITE_URL": "https://learn.example.org",
    "LMS_ALLOWED_HOSTS": "learn.example.org",
    "LMS_SMTP_HOST": "smtp.example.org",
}
BAD = [
    ({"LMS_MODE": "staging"}, "LMS_MODE"),
    ({"LMS_DEBUG": "yes"}, "LMS_DEBUG"),
    ({"LMS_DEBUG": "perhaps"}, "LMS_DEBUG"),
    ({"LMS_SECRET_KEY": ""}, "LMS_SECRET_KEY"),
    ({"LMS_SECRET_KEY": "short"}, "LMS_SECRET_KEY"),
    ({"LMS_SECRET_KEY": "only-for-the-demo-and-the-tests-never-for-real-people"}, "LMS_SECRET_KEY"),
    ({"LMS_SITE_URL": ""}, "LMS_SITE_URL"),
    ({"LMS_SITE_URL": "http://learn.example.org"}, "LMS_SITE_URL"),
    ({"LMS_ALLOWED_HOSTS": ""}, "LMS_ALLOWED_HOSTS"),
    ({"LMS_ALLOWED_HOSTS": "*"}, "LMS_ALLOWED_HOSTS"),
    ({"LMS_EMAIL_BACKEND": "lms.core.mail.DemoBackend"}, "LMS_EMAIL_BACKEND"),
    ({"DATABASE_URL": "mysql://user@host/name"}, "DATABASE_URL"),
    ({"LMS_MAX_UPLOAD_MB": "much"}, "LMS_MAX_UPLOAD_MB"),
]


def run(tmp_path, changes, *command):
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LMS_", "DATABASE_URL", "DJANGO_"))
    }
    environment = kept | GOOD | {"LMS_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "lms.settings"} | changes
    return subprocess.run(  # noqa: S603
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_good_production_settings_pass_the_deployment_check(tmp_path):
    result = run(tmp_path, {}, "manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert "no issues" in result.stdout, result.stderr


@pytest.mark.parametrize(("changes", "named"), BAD)
def test_bad_settings_refuse_to_start_and_say_which(tmp_path, changes, named):
    result = run(tmp_path, changes, "-W", "ignore", "-c", "import lms.settings")

    assert result.returncode != 0
    assert f"ImproperlyConfigured: {named}" in result.stderr


def test_a_database_that_forgets_is_refused():
    if connection.vendor == "postgresql":  # the tests' SQLite forgets anyway, for speed
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit TO off")

    found = checks.durable_database(databases=["default"])

    assert any("synchronous" in error.msg for error in found)

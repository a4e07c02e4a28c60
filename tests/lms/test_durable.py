"""Jobs survive failure and the death of their worker."""

import datetime
import os
import signal
import subprocess
import sys
import time
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from lms.core import durable
from lms.core.models import Mail, OutboxEvent
from tests.lms import jobs

NOBODY = f"{durable.worker_name().split(':')[0]}:999999999:gone"
BEFORE = datetime.timedelta(minutes=1)


@pytest.fixture
def queue(settings):
    """Put a job into the database's queue, as the running site does."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    task_finished.connect(durable.retry, dispatch_uid="durable")

    def enqueue(job, *args, **fields):
        row = DatabaseBackend("default", {}).enqueue(job, args, {}).db_result
        DBTaskResult.objects.filter(pk=row.pk).update(**fields)
        return row

    yield enqueue
    task_finished.disconnect(dispatch_uid="durable")


def work(row):
    """Run the job in this process as the worker does."""
    name = durable.worker_name()
    row.refresh_from_db()
    row.claim(name)
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    ).run_task(row)
    row.refresh_from_db()


def test_a_failed_job_waits_and_is_tried_again(queue):
    row = queue(jobs.fail)

    work(row)

    assert (row.status, len(row.worker_ids), row.run_after > timezone.now()) == (
        TaskResultStatus.READY,
        1,
        True,
    )


def test_a_job_that_fails_five_times_is_parked(queue):
    row = queue(jobs.fail, worker_ids=[NOBODY] * 4)

    work(row)

    assert (row.status, "always fails" in row.traceback) == (TaskResultStatus.FAILED, True)


def test_a_refusal_is_not_tried_again(queue):
    row = queue(jobs.refuse)

    work(row)

    assert row.status == TaskResultStatus.FAILED


def test_a_job_of_a_dead_worker_is_put_back(queue):
    row = queue(jobs.note, status=TaskResultStatus.RUNNING, started_at=timezone.now(), worker_ids=[NOBODY])

    assert durable.reap() == 1
    row.refresh_from_db()
    assert row.status == TaskResultStatus.READY


def test_a_job_of_a_living_worker_is_left_alone(queue):
    own = durable.worker_name()
    queue(jobs.note, status=TaskResultStatus.RUNNING, started_at=timezone.now(), worker_ids=[own])

    assert durable.reap() == 0


def test_a_job_that_kills_its_worker_five_times_is_parked(queue):
    row = queue(
        jobs.note, status=TaskResultStatus.RUNNING, started_at=timezone.now(), worker_ids=[NOBODY] * 5
    )

    durable.reap()

    row.refresh_from_db()
    assert row.status == TaskResultStatus.FAILED


def test_what_was_committed_but_never_queued_is_queued_once(queue):
    OutboxEvent.objects.create(name="told", at=timezone.now() - BEFORE)
    Mail.objects.create(
        dedupe="x", recipient="a@example.org", language="en", written_at=timezone.now() - BEFORE
    )

    assert (durable.requeue(), durable.requeue()) == (2, 0)


def worker(*options):
    """A real worker process on this test's database."""
    database = connection.settings_dict
    url = f"sqlite:///{database['NAME']}"
    if connection.vendor == "postgresql":
        url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database['NAME']}").geturl()
    run = [sys.executable, "manage.py", "worker", "--interval", "0.1", *options]
    environment = os.environ | {
        "LMS_MODE": "demo",
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "lms.settings",
    }
    return subprocess.Popen(run, cwd=settings.BASE_DIR, env=environment)  # noqa: S603


def lines(path, wanted, seconds=60):
    """The file's lines, as soon as there are so many."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = path.read_text().split() if path.exists() else []
        if len(found) >= wanted:
            return found
        time.sleep(0.05)
    raise AssertionError(f"{path} has fewer than {wanted} lines")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_job_whose_worker_is_killed_runs_again(queue, tmp_path):
    queue(jobs.note, str(tmp_path / "notes"), 1)
    first = worker()
    lines(tmp_path / "notes", 1)
    first.send_signal(signal.SIGKILL)
    first.wait()

    worker("--batch").wait(60)

    assert lines(tmp_path / "notes", 3) == ["began", "began", "ended"]

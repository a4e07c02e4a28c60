"""The embedded worker's memory: failed jobs are tried again, jobs of a killed worker run again, nothing told is lost.

A job that fails is tried five times, later each time, then parked as FAILED with its traceback. A `DomainError`
is parked at once: trying again does not change a refusal. Every job must bear being run twice.
"""

import datetime
import logging
import os
import socket
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lms.core import events, mail
from lms.core.errors import DomainError
from lms.core.models import Mail, OutboxEvent

logger = logging.getLogger(__name__)

TRIES = 5
FIRST_WAIT = datetime.timedelta(seconds=2)
# After this a job whose worker ran on another machine counts as lost; no job may take longer.
LEASE = datetime.timedelta(minutes=30)


def worker_name() -> str:
    """Tells whose a job is: `host:pid:random`."""
    return f"{socket.gethostname()[:32]}:{os.getpid()}:{get_random_string(8)}"


def retry(sender: Any, task_result: Any, **kwargs: Any) -> None:
    """Receiver of `task_finished`: put a failed job back with a longer wait, or leave it parked."""
    if task_result.status != TaskResultStatus.FAILED:
        return
    row = DBTaskResult.objects.get(pk=task_result.id)
    if len(row.worker_ids) >= TRIES or _refused(row):
        logger.error("Parked %s %s after %s tries", row.task_path, row.pk, len(row.worker_ids))
        return
    _put_back(row, wait=FIRST_WAIT * 2 ** (len(row.worker_ids) - 1))


def reap() -> int:
    """Put back the jobs whose worker is gone, or park those that took it along five times; how many."""
    lost = [row for row in DBTaskResult.objects.running() if not _alive(row)]
    for row in lost:
        if len(row.worker_ids) >= TRIES:
            row.set_failed(RuntimeError("The worker ended during this job, five times."))
        else:
            _put_back(row, wait=datetime.timedelta())
    return len(lost)


def requeue() -> int:
    """Queue the events and letters that were committed but whose job was never queued; how many."""
    since = timezone.now() - FIRST_WAIT
    return _queue_missing(events.deliver, OutboxEvent.objects.filter(delivered_at=None, at__lt=since)) + (
        _queue_missing(mail.send, Mail.objects.filter(sent_at=None, written_at__lt=since))
    )


def _refused(row: DBTaskResult) -> bool:
    try:
        return issubclass(import_string(row.exception_class_path), DomainError)
    except ImportError:
        return False


def _put_back(row: DBTaskResult, *, wait: datetime.timedelta) -> None:
    DBTaskResult.objects.filter(pk=row.pk, status=row.status).update(
        status=TaskResultStatus.READY, run_after=timezone.now() + wait, started_at=None, finished_at=None
    )


def _alive(row: DBTaskResult) -> bool:
    """Whether the job's last worker may still be at it."""
    host, pid = ([*str((row.worker_ids or [""])[-1]).split(":"), ""])[:2]
    if host != socket.gethostname()[:32] or not pid.isdigit():
        return row.started_at is not None and row.started_at > timezone.now() - LEASE
    if int(pid) == os.getpid():
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _queue_missing(task: Any, rows: QuerySet[Any]) -> int:
    with transaction.atomic():
        queued = {
            job.args_kwargs["args"][0]
            for job in DBTaskResult.objects.filter(task_path=task.module_path).exclude(
                status=TaskResultStatus.SUCCESSFUL
            )
        }
        missing = [pk for pk in rows.values_list("pk", flat=True) if pk not in queued]
        for pk in missing:
            task.enqueue(pk)
    return len(missing)

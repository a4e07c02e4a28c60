import logging
import threading
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django_tasks.signals import task_finished
from django_tasks_db.management.commands.db_worker import Worker

from lms.core import durable


def look_after(every: float) -> None:
    """From time to time, find the jobs that got lost."""
    while True:
        time.sleep(every)
        close_old_connections()
        durable.reap()
        durable.requeue()
        close_old_connections()


class Command(BaseCommand):
    help = "Run the background jobs that the database keeps; ends when the current job is done."

    def add_arguments(self, parser):
        parser.add_argument(
            "--interval", type=float, default=0.5, help="seconds between looks into the queue"
        )
        parser.add_argument("--batch", action="store_true", help="end when the queue is empty")
        parser.add_argument(
            "--search-every", type=float, default=60, help="seconds between looks for lost jobs"
        )

    def handle(self, *, interval, batch, search_every, verbosity, **options):
        logging.getLogger("django_tasks").setLevel(logging.INFO if verbosity > 1 else logging.WARNING)
        logging.getLogger("django_tasks_db").setLevel(logging.INFO if verbosity > 1 else logging.ERROR)
        task_finished.connect(durable.retry, dispatch_uid="durable")
        durable.reap()
        durable.requeue()
        worker = Worker(
            queue_names=["*"],
            interval=interval,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=durable.worker_name(),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        threading.Thread(target=look_after, args=[search_every], daemon=True).start()
        worker.run()

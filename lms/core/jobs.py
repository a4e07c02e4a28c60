"""A job is an action with a task around it; it starts only when what asked for it is really there."""

from functools import partial
from typing import Any

from django.db import transaction


def enqueue(task: Any, *args: Any) -> None:
    """Queue `task` with primary keys after the current transaction commits."""
    transaction.on_commit(partial(task.enqueue, *args))

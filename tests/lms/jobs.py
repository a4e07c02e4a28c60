"""Jobs that the tests of the worker run."""

import time
from pathlib import Path

from django_tasks import task

from lms.core.errors import DomainError


@task
def note(path, seconds=0):
    """Write down that it began, take a while, write down that it ended."""
    with Path(path).open("a") as file:
        file.write("began\n")
    time.sleep(seconds)
    with Path(path).open("a") as file:
        file.write("ended\n")


@task
def fail():
    raise ValueError("This job always fails.")


@task
def refuse():
    raise DomainError("Not now.")

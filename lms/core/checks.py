"""What the database must promise before anything is acknowledged: looked at by `prepare` and `check --database`."""

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

HINT = "Without it, what people were told is saved can be lost in a power cut."


@register(Tags.database)
def durable_database(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a database that forgets what it acknowledged."""
    return [error for alias in databases or [] for error in _lacking(connections[alias])]


def _lacking(connection: Any) -> list[CheckMessage]:
    if connection.vendor == "sqlite":
        wanted = {"PRAGMA journal_mode": "wal", "PRAGMA synchronous": 2}
    else:
        names = ("fsync", "full_page_writes", "synchronous_commit")
        wanted = {f"SHOW {name}": "on" for name in names}
    found = {question: _ask(connection, question) for question in wanted}
    return [
        Error(f"{question} is {found[question]!r}, not {answer!r}.", hint=HINT, id="lms.E001")
        for question, answer in wanted.items()
        if found[question] != answer
    ]


def _ask(connection: Any, question: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]

"""Ask the site as somebody, and keep the answer: what it says, what it wrote. Nothing that was asked leaves a trace."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.db import connection, transaction
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from tests.permissions.policy import OWN, ROLES, SISTER, VISITOR, Answer, Row
from tests.strict import StrictClient

# Wagtail refuses by sending to its home page, and those who may not enter at all to its door.
REDIRECTS = {"/accounts/login/": Answer.SIGN_IN, "/cms/login/": Answer.DOOR, "/cms/": Answer.REFUSED}
WRITES = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')

# A role's tests run in one process, where its answers are kept.
as_each_role = pytest.mark.parametrize(
    "role", [pytest.param(role, marks=pytest.mark.xdist_group(role)) for role in ROLES]
)


@dataclass(frozen=True)
class Asked:
    """One request and what came of it; `wrote` are the tables that were written before it was all undone."""

    role: str
    method: str
    url: str
    response: Any
    whole: str
    wrote: frozenset[str]
    row: Row | None = None
    place: str = OWN

    def __str__(self) -> str:
        named = f"{self.row.name} ({self.place})" if self.row else self.url
        return f"{self.method} {named} as {self.role}: {self.answer.value} [{self.response.status_code}]"

    @property
    def answer(self) -> Answer:
        """What the answer means in the words of the table."""
        status = self.response.status_code
        if 300 <= status < 400:
            path = urlsplit(self.response["Location"]).path
            return REDIRECTS.get(path, Answer.LEADS) if path != self.url else Answer.LEADS
        known = {401: Answer.REFUSED, 403: Answer.REFUSED, 404: Answer.UNSEEN, 405: Answer.NOT_SO}
        return known.get(status, Answer.FAILED if status >= 500 else Answer.OPEN)


class Asker:
    """The ten people of the world at the door; each is signed in once."""

    def __init__(self, world: SimpleNamespace) -> None:
        self.world = world
        self.sessions = {role: _sign_in(person) for role, person in world.people.items() if person}
        self.client, self.strict = (
            StrictClient(enforce_csrf_checks=checks, raise_request_exception=False)
            for checks in (False, True)
        )

    def ask(self, role: str, method: str, url: str, body: Any = None, **options: Any) -> Asked:
        """The answer, read to its end; whatever was written is rolled back."""
        client = self.strict if options.pop("strict", False) else self.client
        known = {name: options.pop(name) for name in ("row", "place") if name in options}
        client.cookies.clear()
        if role != VISITOR:
            client.cookies["session"] = self.sessions[role]
        cache.clear()
        wrote: set[str] = set()
        with transaction.atomic(), connection.execute_wrapper(_noting(wrote)):
            response = client.generic(method, url, **_encoded(body), **options)
            content = b"".join(response.streaming_content) if response.streaming else response.content
            transaction.set_rollback(True)
        whole = content.decode("utf-8", "replace")
        return Asked(role, method, url, response, whole, frozenset(wrote), **known)

    def url(self, row: Row, place: str = OWN, **changed: Any) -> str:
        """The address of a row for the objects of a place."""
        named = row.at(place_of(self.world, place)) if row.at else {}
        if isinstance(named, list):
            return reverse(row.name, args=named)
        return reverse(row.name, kwargs=named | changed)

    def row(self, row: Row, role: str, place: str = OWN, method: str = "GET", **options: Any) -> Asked:
        body = row.body(place_of(self.world, place)) if row.body and method == "POST" else None
        options.setdefault("body", body)
        return self.ask(role, method, self.url(row, place), row=row, place=place, **options)

    def walk(self, rows: Iterable[Row], roles: Iterable[str], places: Iterable[str]) -> Iterator[Asked]:
        """Every row by its own methods, as every role, for the objects of every place."""
        for row in rows:
            for role in roles:
                for place in places if row.at else (OWN,):
                    for method in row.methods:
                        yield self.row(row, role, place, method)


def place_of(world: SimpleNamespace, place: str) -> SimpleNamespace:
    return {OWN: world.own, SISTER: world.sister}.get(place, world.foreign)


def _sign_in(person: Any) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return session.session_key


def _noting(wrote: set[str]) -> Any:
    def note(execute: Any, sql: str, *rest: Any) -> Any:
        if found := WRITES.match(sql):
            wrote.add(found[2])
        return execute(sql, *rest)

    return note


def _encoded(body: Any) -> dict[str, Any]:
    if isinstance(body, tuple):
        return {"data": body[0], "content_type": body[1]}
    return {"data": encode_multipart(BOUNDARY, body or {}), "content_type": MULTIPART_CONTENT}

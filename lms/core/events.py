"""How a lower app tells a higher one: an event in the outbox, delivered after commit, at least once.

    events.emit("enrolment.completed", enrolment=enrolment.pk)      # inside the action's transaction
    @events.on("enrolment.completed")                               # in the higher app's receivers.py
    def issue_certificate(enrolment): ...

Receivers must bear being called twice. `receivers` modules are imported when the apps start.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from lms.core import jobs
from lms.core.models import OutboxEvent

RECEIVERS: dict[str, list[Callable[..., None]]] = defaultdict(list)


def on(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Call the function with the event's payload as keywords."""

    def register(receiver: Callable[..., None]) -> Callable[..., None]:
        RECEIVERS[name].append(receiver)
        return receiver

    return register


def emit(name: str, **payload: Any) -> None:
    """Write the event in the current transaction and have it delivered after commit."""
    event = OutboxEvent.objects.create(name=name, payload=payload)
    jobs.enqueue(deliver, event.pk)


@task
def deliver(event_pk: int) -> None:
    """Hand one event to its receivers; a second delivery of a delivered event does nothing."""
    with transaction.atomic():
        event = OutboxEvent.objects.select_for_update(of=("self",)).get(pk=event_pk)
        if event.delivered_at is not None:
            return
        for receiver in RECEIVERS[event.name]:
            receiver(**event.payload)
        OutboxEvent.objects.filter(pk=event.pk).update(delivered_at=timezone.now())

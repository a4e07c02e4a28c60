"""What a person or a client may send twice is done once.

The action runs in one transaction with its receipt; the receipt's unique constraint decides between
two at once: the loser rolls back, runs again, finds the winner's receipt and returns the winner's row.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction

from lms.core.audit import actor_of
from lms.core.models import Receipt

Row = TypeVar("Row", bound=models.Model)


def once(model: type[Row], verb: str) -> Callable[[Callable[..., Row]], Callable[..., Row]]:
    """Make an action that takes `key=` and `by=` and returns a row of `model` answer a repeated key with that row.

    An empty key means that the caller does not repeat. The decorator opens the transaction.
    """

    def decorate(action: Callable[..., Row]) -> Callable[..., Row]:
        @wraps(action)
        def idempotent(*args: Any, key: str, by: Any, **kwargs: Any) -> Row:
            if not key:
                with transaction.atomic():
                    return action(*args, key=key, by=by, **kwargs)
            if (earlier := _answer(model, verb, key, by)) is not None:
                return earlier
            try:
                with transaction.atomic():
                    row = action(*args, key=key, by=by, **kwargs)
                    Receipt.objects.create(key=key, actor=actor_of(by), verb=verb, target=str(row.pk))
                    return row
            except IntegrityError:
                if (earlier := _answer(model, verb, key, by)) is None:
                    raise
                return earlier

        return idempotent

    return decorate


def _answer(model: type[Row], verb: str, key: str, by: Any) -> Row | None:
    receipt = Receipt.objects.filter(key=key, actor=actor_of(by), verb=verb).first()
    return None if receipt is None else model._default_manager.get(pk=receipt.target)

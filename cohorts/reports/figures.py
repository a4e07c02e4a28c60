"""Figures of other tables beside each row, without a join: rows grouped by one column give one figure each."""

from typing import Any

from django.db.models import DateTimeField, IntegerField, Subquery
from django.db.models.functions import Coalesce


def number(rows: Any, figure: Any) -> Any:
    """A count of the rows (grouped with `.values()`), none counting as nought."""
    return Coalesce(Subquery(rows.annotate(n=figure).values("n")), 0, output_field=IntegerField())


def instant(rows: Any, figure: Any) -> Any:
    """The first or last instant of the rows (grouped with `.values()`), or nothing."""
    return Subquery(rows.annotate(n=figure).values("n"), output_field=DateTimeField())

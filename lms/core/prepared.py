"""Queries that are written once: the first call composes the SQL, later calls only bind their values.

Composing costs Django several times what the database needs to answer (docs/adr/0011-prepared-queries.md), so what
every page of a participant asks is prepared. Values go in, tuples come out; scopes (`visible_to`) are never prepared.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, Field, QuerySet

Build = Callable[..., QuerySet[Any, Any]]


class Given(Expression):
    """The place in a query of a value that each call gives."""

    def __init__(self, name: str, field: Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def value(self, values: dict[str, Any], connection: Any) -> Any:
        return self.output_field.get_db_prep_value(values[self.name], connection)


class Prepared:
    """A `values_list()` queryset with givens, called with their values; every call asks the database anew."""

    def __init__(self, build: Build, fields: dict[str, Field[Any, Any]]) -> None:
        self.build, self.fields = build, fields

    def __call__(self, **values: Any) -> list[tuple[Any, ...]]:
        connection = connections[DEFAULT_DB_ALIAS]
        sql, params, rows_of = self._written(connection)
        bound = [part.value(values, connection) if isinstance(part, Given) else part for part in params]
        with connection.cursor() as cursor:
            cursor.execute(sql, bound)
            return [tuple(row) for row in rows_of(cursor.fetchall())]

    def _written(self, connection: Any) -> tuple[str, tuple[Any, ...], Callable[..., Any]]:
        """The SQL, its parameters and what makes its rows Python's; kept by the connection, which is one thread's."""
        kept = vars(connection).setdefault("prepared", {})
        if self not in kept:
            queryset = self.build(**{name: Given(name, field) for name, field in self.fields.items()})
            compiler = queryset.query.get_compiler(connection=connection)
            sql, params = compiler.as_sql()
            converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])
            kept[self] = (sql, params, partial(compiler.apply_converters, converters=converters))
        return kept[self]


def prepared(**fields: Field[Any, Any]) -> Callable[[Build], Prepared]:
    """Prepare the queryset that the function builds."""
    return lambda build: Prepared(build, fields)

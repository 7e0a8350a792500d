"""Questions that are put together once and then only asked, each time with other values.

To put a question together costs Django twenty times what the database takes to answer it. That is
no matter where a page is built, and all that matters where it only has to be found unchanged.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.db import connections
from django.db.models import Field, QuerySet
from django.db.models.expressions import RawSQL


class Blank(RawSQL):
    """The place of a value in a question; `field` says how a database takes such values."""

    def __init__(self, name: str, field: Field[Any, Any]) -> None:
        super().__init__("%s", [self], field)
        self.name = name

    def filled(self, value: Any, connection: Any) -> Any:
        return self.output_field.get_db_prep_value(value, connection)


class Prepared:
    """The rows of a question made by `build`: `values_list` of plain columns, with `Blank`s."""

    def __init__(self, build: Callable[[], QuerySet[Any, Any]]) -> None:
        self.build = build

    @cached_property
    def question(self) -> tuple[str, str, tuple[Any, ...]]:
        """The database, the SQL, and its values with the blanks among them."""
        found = self.build()
        sql, values = found.query.get_compiler(found.db).as_sql()
        return found.db, sql, tuple(values)

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """Ask: one query. Rows are as the database driver gives them."""
        database, sql, given = self.question
        connection = connections[database]
        filled = [
            value.filled(values[value.name], connection) if isinstance(value, Blank) else value
            for value in given
        ]
        with connection.cursor() as cursor:
            cursor.execute(sql, filled)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

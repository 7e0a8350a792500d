"""The words of events in an index that the database keeps: FTS5 on SQLite, tsvector on PostgreSQL.

It indexes `search_text` (see `events.search`), whoever writes it: staff, an import, an UPDATE by
hand. What is asked for is normalised, quoted word by word, and never read as a language of queries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Lookup
from django.db.models.expressions import Col
from django.db.models.sql.compiler import SQLCompiler

if TYPE_CHECKING:
    Condition = Lookup[bool]
else:
    Condition = Lookup

Sql = tuple[str, list[str]]

# Words are between spaces already, so neither database may cut them up in its own way: the plainest
# tokenizer of FTS5 leaves all letters beyond ASCII alone, and an array becomes a vector as it is.
INDEX = {
    "sqlite": """
        CREATE VIRTUAL TABLE events_words USING fts5(
            search_text, content='events_event', content_rowid='id',
            tokenize='ascii', detail='none', columnsize=0
        )
    """,
    "postgresql": """
        ALTER TABLE events_event ADD COLUMN words tsvector GENERATED ALWAYS AS (
            array_to_tsvector(array_remove(string_to_array(search_text, ' '), ''))
        ) STORED;
        CREATE INDEX event_by_words ON events_event USING gin (words)
    """,
}
DROP = {
    "sqlite": "DROP TABLE events_words",
    "postgresql": "ALTER TABLE events_event DROP COLUMN words",
}
REBUILD = "INSERT INTO events_words (events_words) VALUES ('rebuild')"
ADD = "INSERT INTO events_words (rowid, search_text) VALUES (new.id, new.search_text);"
REMOVE = """
    INSERT INTO events_words (events_words, rowid, search_text)
    VALUES ('delete', old.id, old.search_text);
"""
CHANGED = "WHEN old.id <> new.id OR old.search_text <> new.search_text"
TRIGGERS = {
    "events_words_insert": f"AFTER INSERT ON events_event BEGIN {ADD} END",
    "events_words_delete": f"AFTER DELETE ON events_event BEGIN {REMOVE} END",
    "events_words_update": f"AFTER UPDATE ON events_event {CHANGED} BEGIN {REMOVE} {ADD} END",
}


FOUND = " IN (SELECT rowid FROM events_words WHERE events_words MATCH %s)"


class HasWords(Condition):
    """`search_text__has_words`: whether an event has every one of some words, or longer ones."""

    lookup_name = "has_words"
    prepare_rhs = False

    def as_sqlite(self, compiler: SQLCompiler, _connection: BaseDatabaseWrapper) -> Sql:
        """By the numbers of the rows that the index finds."""
        key, _params = compiler.compile(Col(self.lhs.alias, self.lhs.target.model._meta.pk))
        asked = " ".join('"{}"*'.format(word.replace('"', '""')) for word in self.rhs)
        return key + FOUND, [asked]

    def as_postgresql(self, compiler: SQLCompiler, _connection: BaseDatabaseWrapper) -> Sql:
        """By the column that Django knows nothing of."""
        signs = str.maketrans({"'": "''", "\\": "\\\\"})
        asked = " & ".join(f"'{word.translate(signs)}':*" for word in self.rhs)
        return f"{compiler.quote_name_unless_alias(self.lhs.alias)}.words @@ %s::tsquery", [asked]


def install(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index and fill it."""
    vendor = schema_editor.connection.vendor
    schema_editor.execute(INDEX[vendor])
    if vendor == "sqlite":
        keep_in_step(schema_editor.connection)


def remove(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Leave the database without the index."""
    if schema_editor.connection.vendor == "sqlite":
        for name in TRIGGERS:
            schema_editor.execute(f"DROP TRIGGER {name}")
    schema_editor.execute(DROP[schema_editor.connection.vendor])


def mend(using: str, **_signal: object) -> None:
    """Put back what SQLite lost: to alter a table, Django makes another one, without triggers."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'events_words%'")
        there = {name for (name,) in cursor.fetchall()}
    if "events_words" in there and not there >= TRIGGERS.keys():
        keep_in_step(connection)


def keep_in_step(connection: BaseDatabaseWrapper) -> None:
    """Let triggers follow every change of an event from now on; what was before is read anew."""
    with connection.cursor() as cursor:
        for name, event in TRIGGERS.items():
            cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {event}")
        cursor.execute(REBUILD)

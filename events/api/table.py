"""Events as a table: a line each, a column for each fact and language. No cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from events.api.event_shape import EventFactsShape, linked_facts
from events.api.fields import Words
from events.exchange.formulas import escaped
from events.models import EventQuerySet

Path = tuple[str, ...]


def facts(events: EventQuerySet) -> EventQuerySet:
    """`events` with what the table says of them, in one query."""
    return linked_facts(events)


def headings(languages: tuple[str, ...]) -> str:
    return line("_".join(path) for path in columns(shape(languages), languages))


def lines(events: Iterable[Any], languages: tuple[str, ...]) -> Iterator[str]:
    """A line for each event, in the order of the headings."""
    own = shape(languages)
    paths = list(columns(own, languages))
    for event in events:
        written = own.to_representation(event)
        yield line(cell(written, path) for path in paths)


def shape(languages: tuple[str, ...]) -> EventFactsShape:
    return EventFactsShape(context={"languages": languages})


def columns(of: Any, languages: tuple[str, ...]) -> Iterator[Path]:
    """The columns of a shape: those of a text are its languages, or it alone where one is asked."""
    for name, field in of.fields.items():
        if hasattr(field, "fields"):
            yield from ((name, *path) for path in columns(field, languages))
        elif isinstance(field, Words) and len(languages) > 1:
            yield from ((name, lang) for lang in languages)
        else:
            yield (name,)


def cell(written: Any, path: Path) -> Any:
    """What stands at a path; nothing where something on the way is not known."""
    for name in path:
        written = (written or {}).get(name)
    return next(iter(written.values()), None) if isinstance(written, dict) else written


def line(cells: Iterable[Any]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow(escaped(cells))
    return stream.getvalue()

"""The whole calendar in one file: JSON for programs, CSV for spreadsheets.

A file is sent as it is read, some hundred events in memory: however large the calendar, a process
stays as it is. The version is read first. What changed while the file was on
its way is in it early, and again in the changes since that version.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.http import http_date
from drf_spectacular.types import OpenApiTypes

from events.api import answers, parameters
from events.api.addresses import ATTRIBUTION, LICENCE, api_address
from events.api.bases import Shape
from events.api.parts import parts
from events.api.problems import languages_of
from events.api.table import facts, headings, lines
from events.api.things import THINGS, Thing
from events.api.views import Described
from events.conditional import Asked
from events.models import Event

CACHED = "public, max-age=300, stale-if-error=86400"

Languages = tuple[str, ...]


class File(Described):
    """A file that is written while it is sent."""

    cost = 20  # questions that one file counts for
    form = ""

    def lines(self, request: HttpRequest, languages: Languages) -> Iterable[str]:
        """The text of the file, piece by piece."""
        raise NotImplementedError

    def get(self, request: HttpRequest) -> StreamingHttpResponse:
        parameters.read(request.GET, self.parameters)
        asked = Asked.of(request)
        lines = () if request.method == "HEAD" else self.lines(request, languages_of(request))
        encoded: Iterable[bytes] = (line.encode() for line in lines)
        response = StreamingHttpResponse(compressed(encoded) if asked.gzip else encoded)
        response["Content-Type"] = self.content_type
        response["Content-Disposition"] = f'attachment; filename="mawaid-calendar.{self.form}"'
        response["Link"] = f'<{LICENCE}>; rel="license"'
        if asked.gzip:
            response["Content-Encoding"] = "gzip"
        return validated(asked, response)


class CalendarJson(File):
    """Everything that the collections hold."""

    operation, form = "calendar_json", "json"
    about = "The whole calendar in one file: everything that the collections hold."

    def answer(self) -> type[Shape]:
        return answers.calendar()

    def lines(self, request: HttpRequest, languages: Languages) -> Iterable[str]:
        return document(request, languages)


class CalendarCsv(File):
    """The events, one a line."""

    operation, form = "calendar_csv", "csv"
    about = "All events as a table, one a line, without what is a list of its own."
    content_type = "text/csv; charset=utf-8"

    def answer(self) -> Any:
        return OpenApiTypes.STR

    def lines(self, _request: HttpRequest, languages: Languages) -> Iterable[str]:
        return table(languages)


def validated(asked: Asked, response: StreamingHttpResponse) -> StreamingHttpResponse:
    """The same with what a client needs to ask again only for another version."""
    response["ETag"], response["Vary"] = asked.etag, "Accept-Encoding"
    response["Last-Modified"] = http_date(asked.last_modified)
    response["Cache-Control"] = CACHED
    return response


def compressed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes as gzip."""
    packer = zlib.compressobj(level=6, wbits=31)
    for chunk in chunks:
        if packed := packer.compress(chunk):
            yield packed
    yield packer.flush()


def document(request: HttpRequest, languages: Languages) -> Iterator[str]:
    """One JSON object: what it is, then each collection, events last."""
    version = Asked.of(request).version
    head = {
        "version": version.number,
        "changed_at": version.at.isoformat(),
        "changes": f"{api_address('changes')}?since={version.number}",
        "licence": LICENCE,
        "attribution": ATTRIBUTION,
    }
    yield text(head).removesuffix("}")
    for kind, thing in THINGS.items():
        if kind != "event":
            yield f',"{thing.plural}":[{members(thing, thing.public(), languages)}]'
    yield ',"events":['
    yield from after_commas(parts("json", languages, lambda keys: some_events(keys, languages)))
    yield "]}\n"


def members(thing: Thing, found: Iterable[Any], languages: Languages) -> str:
    """Objects with commas between."""
    return ",".join(map(text, thing.written(found, languages)))


def some_events(keys: list[int], languages: Languages) -> str:
    thing = THINGS["event"]
    return members(thing, thing.public().filter(pk__in=keys).order_by("pk"), languages)


def after_commas(found: Iterable[str]) -> Iterator[str]:
    """Parts with commas between, those left out that have become empty."""
    comma = ""
    for part in filter(None, found):
        yield comma + part
        comma = ","


def text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def table(languages: Languages) -> Iterator[str]:
    """Lines of CSV, after the mark by which spreadsheets know the encoding."""
    yield "\N{BYTE ORDER MARK}" + headings(languages)
    yield from parts("csv", languages, lambda keys: some_lines(keys, languages))


def some_lines(keys: list[int], languages: Languages) -> str:
    found = facts(Event.objects.public()).filter(pk__in=keys).order_by("pk")
    return "".join(lines(found, languages))

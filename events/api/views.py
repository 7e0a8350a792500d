"""The collections of the API, and each thing in them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from events.api import answers, parameters
from events.api.addresses import ATTRIBUTION, LICENCE, api_address
from events.api.bases import Negotiation, Shape, View
from events.api.fields import UID
from events.api.openapi import Description
from events.api.paging import DAY, SLUG, address, page
from events.api.parameters import CURSOR, FILTERS, LANG, LIMIT, Parameter, asked_filters, faults_of
from events.api.parameters import SLUG as SLUGS
from events.api.problems import JSON, Misunderstood, languages_of
from events.api.things import THINGS
from events.conditional import Asked
from events.filters import EventFilter
from events.models import Event
from events.reference import known

FILES = ("changes", "calendar.json", "calendar.csv", "openapi.json")


class AlwaysJson(Negotiation):
    """There is one form, whatever a client prefers: a kept answer has it too."""

    def select_parser(self, _request: Any, parsers: list[Any]) -> Any:
        return parsers[0]

    def select_renderer(self, _request: Any, renderers: list[Any], _format: Any = None) -> Any:
        return renderers[0], renderers[0].media_type


class Described(View):
    """A view that says what it answers, for OpenAPI and for its own reading of a question."""

    schema = Description()
    renderer_classes = (JSONRenderer,)
    content_negotiation_class = AlwaysJson
    authentication_classes = ()
    permission_classes = ()

    operation = ""
    about = ""
    content_type = JSON
    cost = 1
    parameters: ClassVar[tuple[Parameter, ...]] = (LANG,)
    of_path: ClassVar[dict[str, Any]] = {}

    def answer(self) -> Any:
        """The shape of the answer."""
        raise NotImplementedError

    def handle_exception(self, exception: Exception) -> Response:
        """What goes wrong is said in one place: `door`."""
        raise exception


class Root(Described):
    """What there is to ask for."""

    operation = "root"
    about = "The addresses of all that there is to ask for."
    parameters = ()

    def answer(self) -> type[Shape]:
        return answers.root()

    def get(self, request: HttpRequest) -> Response:
        parameters.read(request.GET, self.parameters)
        names = (*(thing.plural for thing in THINGS.values()), *FILES)
        found = {name.replace(".", "_"): api_address(name) for name in names}
        about = {"licence": LICENCE, "attribution": ATTRIBUTION}
        return Response({"version": version(request), **about, **found})


class OfThing(Described):
    """A view of one kind of thing."""

    thing: ClassVar[Any]

    @property
    def operation(self) -> str:  # type: ignore[override]
        return f"{self.thing.plural}_{type(self).__name__.lower()}"


class Collection(OfThing):
    """A collection by pages."""

    parameters: ClassVar[tuple[Parameter, ...]] = (LANG, LIMIT, CURSOR)
    order = SLUG

    @property
    def about(self) -> str:  # type: ignore[override]
        return str(self.thing.about)

    def answer(self) -> type[Shape]:
        return answers.page_of(self.thing)

    def get(self, request: HttpRequest) -> Response:
        asked = parameters.read(request.GET, self.parameters)
        limit = asked.get("limit", parameters.USUAL)
        found = page(self.found(request, asked), self.order, asked.get("cursor"), limit)
        return Response(
            {
                "version": version(request),
                "next": address(request, cursor=found.cursor) if found.cursor else None,
                "items": self.thing.written(found.objects, languages_of(request)),
            }
        )

    def found(self, _request: HttpRequest, _asked: dict[str, Any]) -> QuerySet[Any]:
        found: QuerySet[Any] = self.thing.public()
        return found


class Events(Collection):
    """The events, narrowed as on the pages."""

    parameters = (*Collection.parameters, *FILTERS)
    order = DAY

    def found(self, request: HttpRequest, asked: dict[str, Any]) -> QuerySet[Any]:
        found: QuerySet[Any] = self.thing.public()
        query = asked_filters(asked)
        if not query:
            return found
        names_at = Asked.of(request).version.names_at
        filters = EventFilter(query, Event.objects.public(), known(names_at))
        if filters.form.errors:
            raise Misunderstood(faults_of(filters))
        return found.filter(pk__in=filters.qs.order_by().values("pk"))


class One(OfThing):
    """One thing."""

    about = "One of them."

    @property
    def of_path(self) -> dict[str, Any]:  # type: ignore[override]
        return {self.thing.key: UID if self.thing.key == "uid" else SLUGS}

    def answer(self) -> type[Shape]:
        found: type[Shape] = self.thing.shape
        return found

    def get(self, request: HttpRequest, **key: Any) -> Response:
        parameters.read(request.GET, self.parameters)
        for written in self.thing.written(self.thing.public().filter(**key), languages_of(request)):
            return Response(written)
        raise Http404


def version(request: HttpRequest) -> int:
    """The number of the last public change, which this answer holds."""
    return Asked.of(request).version.number

"""The description of the API for programs (OpenAPI), made from shapes and parameters."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from events.api import parameters
from events.api.addresses import ROOT, absolute
from events.api.answers import ProblemShape
from events.api.problems import JSON

PROBLEMS = {
    "400": "A parameter is not known, or its value is not.",
    "404": "There is nothing at this address, or it is not public any more.",
    "429": "Too many questions in a minute; `Retry-After` says how many seconds to wait.",
}


class FieldsOfOurs(OpenApiSerializerFieldExtension):  # type: ignore[misc]
    """Each member of a shape says itself what it is."""

    target_class = "events.api.fields.Member"
    match_subclasses = True

    def map_serializer_field(self, _auto_schema: Any, _direction: str) -> dict[str, Any]:
        found: dict[str, Any] = self.target.schema
        return found


class Description(AutoSchema):  # type: ignore[misc]
    """What OpenAPI says of a view, from what the view says of itself."""

    def _is_list_view(self, _serializer: Any = None) -> bool:
        return False

    def get_operation_id(self) -> str:
        return str(self.view.operation)

    def get_tags(self) -> list[str]:
        return [str(self.view.operation).partition("_")[0]]

    def get_description(self) -> str:
        return str(self.view.about)

    def get_serializer_name(self, serializer: Any, _direction: str) -> str:
        return str(type(serializer).__name__).removesuffix("Shape")

    def get_override_parameters(self) -> list[Any]:
        path = [
            OpenApiParameter(name, schema, OpenApiParameter.PATH, required=True)
            for name, schema in self.view.of_path.items()
        ]
        return path + [described(parameter) for parameter in self.view.parameters]

    def get_response_serializers(self) -> dict[Any, Any]:
        content = (200, self.view.content_type)
        found: dict[Any, Any] = {
            content: OpenApiResponse(self.view.answer(), description=self.view.about)
        }
        for status, about in PROBLEMS.items():
            if status != "404" or self.view.of_path:
                found[status, JSON] = OpenApiResponse(ProblemShape, description=about)
        return found


def described(parameter: parameters.Parameter) -> Any:
    """A query parameter; one that may stand repeatedly is a list."""
    schema = parameter.schema
    if parameter.many:
        schema = {"type": "array", "items": schema, "minItems": 1}
    return OpenApiParameter(parameter.name, schema, description=parameter.description)


@cache
def document() -> str:
    """The whole description."""
    from events.api.urls import DESCRIBED

    found = SchemaGenerator(patterns=DESCRIBED).get_schema(request=None, public=True)
    found["servers"] = [{"url": absolute(ROOT).rstrip("/")}]
    return json.dumps(found, ensure_ascii=False)


def openapi(request: HttpRequest) -> HttpResponse:
    """The description as a file."""
    parameters.read(request.GET, ())
    return HttpResponse(document(), JSON)

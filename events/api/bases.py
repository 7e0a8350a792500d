"""Classes of the REST framework, which has no types; these stand for them to the type checker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.views import APIView

if TYPE_CHECKING:

    class Shape:
        """How an object is written as JSON, and what OpenAPI says of it."""

        def __init__(self, *args: Any, **kwargs: Any) -> None: ...

        @property
        def data(self) -> Any: ...
        def to_representation(self, owner: Any) -> Any: ...

    class Field:
        """One member of a shape."""

        context: dict[str, Any]
        source: str
        source_attrs: list[str]

        def __init__(self, *args: Any, **kwargs: Any) -> None: ...

    class View:
        """What answers one address."""

        @classmethod
        def as_view(cls, **given: Any) -> Any: ...

    Negotiation = object
else:
    Shape, Field = serializers.Serializer, serializers.Field
    View, Negotiation = APIView, BaseContentNegotiation

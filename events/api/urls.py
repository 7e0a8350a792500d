"""Addresses of the API, without a language: an answer has all three, or the one asked for."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path

from events.api.changes_view import Changes
from events.api.door import follows
from events.api.downloads import CalendarCsv, CalendarJson
from events.api.openapi import openapi
from events.api.things import THINGS, Thing
from events.api.views import Collection, Events, One, Root


def of(kind: str, thing: Thing) -> list[URLPattern]:
    """The collection, and each thing in it."""
    view = Events if kind == "event" else Collection
    key = "<uuid:uid>" if thing.key == "uid" else "<slug:slug>"
    return [
        path(thing.plural, follows(as_view(view, thing)), name=thing.plural),
        path(f"{thing.plural}/{key}", follows(as_view(One, thing)), name=kind),
    ]


def as_view(view: Any, thing: Thing) -> Any:
    """A view of a thing. What stands in an address of its own has a class of its own."""
    own: Any = type(view.__name__, (view,), {"thing": thing})
    return own.as_view()


app_name = "api"
DESCRIBED = [
    path("", follows(Root.as_view()), name="root"),
    *(each for kind, thing in THINGS.items() for each in of(kind, thing)),
    path("changes", follows(Changes.as_view()), name="changes"),
    path("calendar.json", CalendarJson.as_view(), name="calendar_json"),
    path("calendar.csv", CalendarCsv.as_view(), name="calendar_csv"),
]
urlpatterns = [*DESCRIBED, path("openapi.json", follows(openapi), name="openapi")]

"""An event as JSON: the same wherever it stands, so that copies can be compared."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch

from events.api.addresses import api_address
from events.api.bases import Shape
from events.api.event_parts import (
    AgendaItemShape,
    AgreementShape,
    AudienceShape,
    CitationShape,
    DocumentShape,
    FigureShape,
    OrganisationRoleShape,
    PersonRoleShape,
    ProgrammeNameShape,
    ProvinceShape,
    RegionNameShape,
)
from events.api.fields import (
    INTEGER,
    STRING,
    UID,
    URI,
    UTC,
    Made,
    Pages,
    Words,
    choice,
    column,
    day,
    degrees,
    each,
    hour,
    key,
    linked,
    nullable,
    own_address,
    utc,
    words,
)
from events.derived import instants
from events.ical import moments
from events.models import (
    Agreement,
    Citation,
    Event,
    EventKind,
    EventOrganisation,
    EventPerson,
    EventQuerySet,
    EventStatus,
    KeyFigure,
    Organisation,
)
from events.models.event_queryset import OF_NO_READER

NO_MAP = "region__path"


def linked_facts(events: EventQuerySet) -> EventQuerySet:
    """`events` with what they lead to: one query."""
    found = events.select_related("region", "province", "venue", "programme", "parent")
    return found.defer(*OF_NO_READER, NO_MAP, "search_text")


def whole(events: EventQuerySet) -> EventQuerySet:
    """`events` with all that their shape says of them, in as many queries as of one."""
    return linked_facts(events).prefetch_related(*parts())


def parts() -> tuple[Any, ...]:
    """The parts of events, each with what it names."""
    roles = EventOrganisation.objects.select_related("organisation__region")
    parties = Organisation.objects.select_related("region").defer(NO_MAP)
    return (
        Prefetch("organisation_roles", roles.defer(f"organisation__{NO_MAP}")),
        Prefetch("person_roles", EventPerson.objects.select_related("person")),
        "audiences",
        "agenda",
        Prefetch("agreements", Agreement.objects.prefetch_related(Prefetch("parties", parties))),
        "agreements__sources",
        Prefetch("figures", KeyFigure.objects.select_related("source", "stated_by")),
        "documents",
        Prefetch("citations", Citation.objects.select_related("source")),
    )


class OfVenue(Words):
    """A text of the venue; of the event itself where the venue has none, or none is known."""

    def __init__(self, name: str, of_event: str = "") -> None:
        super().__init__(name)
        self.of_event = of_event

    def to_representation(self, event: Event) -> dict[str, str]:
        languages = self.context["languages"]
        found = words(event.venue, self.name, languages) if event.venue else {}
        return found or (words(event, self.of_event, languages) if self.of_event else {})


class LocationShape(Shape):
    """Where an event takes place, as far as it is known."""

    name = OfVenue("name")
    address = OfVenue("address")
    city = OfVenue("city", of_event="city")
    province = linked(ProvinceShape, allow_null=True)
    region = linked(RegionNameShape)
    country = Made(lambda _event: "MA", STRING)
    latitude = degrees("latitude", of="venue")
    longitude = degrees("longitude", of="venue")


class EventNameShape(Shape):
    """An event that another one names."""

    uid = Made(lambda event: str(event.uid), UID)
    url = Pages()
    api_url = own_address("events", "uid")


class ParentShape(EventNameShape):
    """The event that another one is part of, where everybody may see it."""

    def get_attribute(self, event: Event) -> Event | None:
        return event.parent if event.parent is not None and event.parent.is_public else None


class EventFactsShape(Shape):
    """What is to be said of an event in one line."""

    uid = Made(lambda event: str(event.uid), UID)
    slug = key()
    url = Pages()
    api_url = Made(lambda event: api_address("events", event.uid), URI)
    sequence = Made(moments.sequence, INTEGER | {"description": "It grows with each change."})
    last_modified = Made(lambda event: utc(moments.modified(event)), UTC)
    created = Made(lambda event: utc(moments.created(event)), UTC)
    status = choice("status", EventStatus)
    kind = choice("kind", EventKind)
    name = Words("title")
    theme = Words("theme")
    summary = Words("summary")
    description = Words("description")
    start_date = day("starts_on", "Null where no date is announced.")
    end_date = day("ends_on", "The last day, included.")
    start_time = hour("starts_at")
    end_time = hour("ends_at")
    start_utc = Made(
        lambda event: utc(instants(event)[0]),
        nullable(UTC, "The instant of the start, by the legal time of that day."),
    )
    end_utc = Made(
        lambda event: utc(instants(event)[1]),
        nullable(UTC, "The instant of the end, by the legal time of that day."),
    )
    time_zone = Made(lambda _event: "Africa/Casablanca", STRING)
    date_note = Words("date_note")
    previous_start_date = day("previously_starts_on", "Before it was last moved.")
    previous_end_date = day("previously_ends_on", "Before it was last moved.")
    location = LocationShape(source="*", read_only=True)
    programme = linked(ProgrammeNameShape)
    edition = column("edition", nullable(INTEGER))
    part_of = linked(ParentShape, allow_null=True)
    patronage = Made(lambda event: event.patronage or None, nullable(STRING))


class EventShape(EventFactsShape):
    """An event. Days and hours are those on clocks in Morocco; the last day is included."""

    audiences = each(AudienceShape)
    organisations = each(OrganisationRoleShape, source="organisation_roles")
    people = each(PersonRoleShape, source="person_roles")
    agenda = each(AgendaItemShape)
    agreements = each(AgreementShape)
    figures = each(FigureShape)
    documents = each(DocumentShape)
    sources = each(CitationShape, source="citations")

"""What takes place, where, by whom, and what became known of it."""

from events.models.change import Change, PublicCalendar, Version
from events.models.choices import (
    EventKind,
    EventStatus,
    OrganisationRole,
    Patronage,
    PersonRole,
    Publication,
)
from events.models.event import Event
from events.models.event_parts import AgendaItem, EventOrganisation, EventPerson
from events.models.event_queryset import EventQuerySet
from events.models.organisation import Organisation, Person
from events.models.outcome import Agreement, Citation, Document, KeyFigure
from events.models.programme import Audience, Programme
from events.models.region import Province, Region
from events.models.source import Source
from events.models.venue import Venue

__all__ = [
    "AgendaItem",
    "Agreement",
    "Audience",
    "Change",
    "Citation",
    "Document",
    "Event",
    "EventKind",
    "EventOrganisation",
    "EventPerson",
    "EventQuerySet",
    "EventStatus",
    "KeyFigure",
    "Organisation",
    "OrganisationRole",
    "Patronage",
    "Person",
    "PersonRole",
    "Programme",
    "Province",
    "PublicCalendar",
    "Publication",
    "Region",
    "Source",
    "Venue",
    "Version",
]

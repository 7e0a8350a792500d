"""Who takes part in an event, what happens when, and what came out of it, as JSON."""

from __future__ import annotations

from events.api.bases import Shape
from events.api.fields import (
    NUMBER,
    URI,
    Made,
    Pages,
    Words,
    choice,
    column,
    day,
    each,
    hour,
    key,
    linked,
)
from events.api.shapes import LANGUAGE, OrganisationShape, SourceShape
from events.models import Agreement, Document, KeyFigure
from events.models.choices import OrganisationRole, PersonRole


class RegionNameShape(Shape):
    """A region as events name it."""

    slug = key()
    iso_3166_2 = column("iso_3166_2")
    name = Words("name")


class ProvinceShape(Shape):
    """A prefecture or province, by its code at the Haut-Commissariat au Plan."""

    hcp_code = column("hcp_code")
    name = Words("name")


class ProgrammeNameShape(Shape):
    """A programme as events name it."""

    slug = key()
    name = Words("name")
    short_name = Words("short_name")


class AudienceShape(Shape):
    """A group of people for whom an event is meant."""

    slug = key()
    name = Words("name")


class PersonShape(Shape):
    """A person known by an office; the name is empty where it is not published."""

    slug = key()
    url = Pages()
    name = Words("name")
    office = Words("office")


class OrganisationRoleShape(Shape):
    """What an organisation does for an event."""

    role = choice("role", OrganisationRole)
    organisation = linked(OrganisationShape)


class PersonRoleShape(Shape):
    """What a person does at an event."""

    role = choice("role", PersonRole)
    note = Words("note")
    person = linked(PersonShape)


class AgendaItemShape(Shape):
    """A session, on one day of the event or, without a date, on each of them."""

    date = day("day")
    start_time = hour("starts_at")
    end_time = hour("ends_at")
    name = Words("title")
    place = Words("place")


class AgreementShape(Shape):
    """What was signed at an event."""

    slug = key()
    kind = choice("kind", Agreement.Kind)
    name = Words("title")
    content = Words("content")
    signed_on = day("signed_on")
    parties = each(OrganisationShape)
    sources = each(SourceShape)


class FigureShape(Shape):
    """A number that was stated at an event."""

    label = Words("label")
    value = Made(lambda figure: float(figure.value), NUMBER)
    qualifier = choice("qualifier", KeyFigure.Qualifier)
    unit = Words("unit")
    period = Words("period")
    stated_by = linked(PersonShape, allow_null=True)
    source = linked(SourceShape, allow_null=True)


class DocumentShape(Shape):
    """A document or link that belongs to an event."""

    kind = choice("kind", Document.Kind)
    name = Words("title")
    url = column("url", URI)
    language = Made(lambda document: document.language or None, LANGUAGE)


class CitationShape(Shape):
    """A source of what is said of an event; the note says of which part."""

    note = Words("note")
    source = linked(SourceShape)

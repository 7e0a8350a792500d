"""How organisations, regions and programmes are written as JSON, and what is beside events."""

from __future__ import annotations

from events.api.bases import Shape
from events.api.fields import (
    INTEGER,
    STRING,
    URI,
    Made,
    Pages,
    Words,
    choice,
    column,
    degrees,
    key,
    linked,
    nullable,
    own_address,
)
from events.models import Organisation, Programme
from events.models.fields import LANGUAGE_NAMES

LANGUAGE = nullable({"type": "string", "enum": list(LANGUAGE_NAMES)})


class SourceShape(Shape):
    """Where a fact was read."""

    citation = column("citation")
    url = Made(lambda source: source.url or None, nullable(URI))
    language = Made(lambda source: source.language or None, LANGUAGE)


class NamedOrganisationShape(Shape):
    """An organisation, whether or not it has a page."""

    slug = key()
    kind = choice("kind", Organisation.Kind)
    name = Words("name")
    acronym = column("acronym")
    website = Made(lambda found: found.website or None, nullable(URI))
    region = Made(lambda found: found.region and found.region.slug, nullable(STRING, "Its slug."))


class OrganisationShape(NamedOrganisationShape):
    """An organisation that a public event shows."""

    url = Pages()
    api_url = own_address("organisations")


class RegionShape(Shape):
    """One of the twelve regions; latitude and longitude are those of its capital."""

    slug = key()
    url = Pages()
    api_url = own_address("regions")
    order = column("order", INTEGER)
    iso_3166_2 = column("iso_3166_2")
    hcp_code = column("hcp_code")
    name = Words("name")
    full_name = Words("full_name")
    capital = Words("capital")
    latitude = degrees("latitude")
    longitude = degrees("longitude")


class ProgrammeShape(Shape):
    """A series of events under one name."""

    slug = key()
    url = Pages()
    api_url = own_address("programmes")
    order = column("order", INTEGER)
    name = Words("name")
    short_name = Words("short_name")
    description = Words("description")
    colour = choice("colour", Programme.Colour)
    glyph = choice("glyph", Programme.Glyph)
    lead_organisation = linked(NamedOrganisationShape, allow_null=True)

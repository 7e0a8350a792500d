"""Organisations and people as schema.org tells them (JSON-LD), in the active language. No HTTP."""

from __future__ import annotations

from events.jsonld import Node, address, known, organisation
from events.models import Organisation, Person


def entity(found: Organisation | Person) -> Node:
    """An organisation or a person with the page here; nothing of one without a name."""
    if not found.name:
        return {}
    page = {"mainEntityOfPage": address(found.get_absolute_url())}
    if isinstance(found, Person):
        return known({"@type": "Person", "name": found.name, "jobTitle": found.office} | page)
    return organisation(found) | known({"alternateName": found.acronym}) | page

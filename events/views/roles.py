"""Under which words the organisations and the people of an event are grouped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import EventOrganisation, EventPerson

Headings = Mapping[str, Promise]

ORGANISATIONS: Headings = {
    "organiser": _("Organised by"),
    "patron": _("Under the aegis of"),
    "supporter": _("With the support of"),
    "partner": _("In partnership with"),
    "participant": pgettext_lazy("organisations", "Taking part"),
}
PEOPLE: Headings = {
    "chair": _("Chaired by"),
    "speaker": _("Speaking"),
    "guest": _("Invited"),
    "participant": pgettext_lazy("people", "Taking part"),
    "attending": _("In the presence of"),
    "statement": _("Spoke to the press"),
}
# The same on the page of the organisation or of the person itself.
OF_ORGANISATION: Headings = {
    "organiser": pgettext_lazy("role of an organisation", "Organising"),
    "patron": pgettext_lazy("role of an organisation", "Under its aegis"),
    "supporter": pgettext_lazy("role of an organisation", "Supporting"),
    "partner": pgettext_lazy("role of an organisation", "In partnership"),
    "participant": pgettext_lazy("role of an organisation", "Taking part"),
}
OF_PERSON: Headings = {
    "chair": pgettext_lazy("role of a person", "In the chair"),
    "speaker": pgettext_lazy("role of a person", "Speaking"),
    "guest": pgettext_lazy("role of a person", "Invited"),
    "participant": pgettext_lazy("role of a person", "Taking part"),
    "attending": pgettext_lazy("role of a person", "Attending"),
    "statement": pgettext_lazy("role of a person", "Statements to the press"),
}

R = TypeVar("R", EventOrganisation, EventPerson)


@dataclass(frozen=True, slots=True)
class Group(Generic[R]):
    """Those who have one role, under its heading."""

    role: str
    heading: Promise
    members: list[R]


def grouped(roles: Iterable[R], headings: Headings) -> list[Group[R]]:
    """The roles under their headings, in the order of the headings; none without a member."""
    known = list(roles)
    groups = (
        Group(name, heading, [role for role in known if role.role == name])
        for name, heading in headings.items()
    )
    return [group for group in groups if group.members]

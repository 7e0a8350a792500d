"""An event with one of everything that its page shows."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from events.models import AgendaItem, Citation, Document, EventOrganisation, EventPerson, KeyFigure
from tests import make


def fill(event):
    """Give an event one of everything that its page shows."""
    office, chair = make.organisation("office"), make.person("chair")
    event.audiences.add(make.audience())
    AgendaItem.objects.create(
        event=event,
        day=event.starts_on,
        starts_at=dt.time(9, 30),
        ends_at=dt.time(11),
        **make.in_three("title", "Opening session"),
        **make.in_three("place", "Main hall"),
    )
    EventOrganisation.objects.create(event=event, organisation=office, role="organiser")
    EventPerson.objects.create(event=event, person=chair, role="chair")
    KeyFigure.objects.create(
        event=event,
        value=Decimal("1200.500"),
        qualifier="about",
        source=make.source(),
        stated_by=chair,
        **make.in_three("label", "Visitors"),
        **make.in_three("unit", "people"),
    )
    Document.objects.create(
        event=event, url="https://a.example/x.pdf", **make.in_three("title", "Plan")
    )
    Citation.objects.create(event=event, source=make.source(), **make.in_three("note", "Dates"))
    signed = make.agreement(event, signed_on=event.starts_on, **make.in_three("title", "Charter"))
    signed.parties.add(office)
    signed.sources.add(make.source())

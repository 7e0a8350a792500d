"""A region that is asked, and what its browser would send: helpers for tests of answers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from events.models import Event
from tests import make
from tests.pages import Page
from tour import invitations
from tour.invitations import Question
from tour.models import Answer, Invitation, Stop, Tour, days_asked
from tour.models.invitation import token_of

NOW = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
MOMENT = dt.timedelta(microseconds=1)
FIRST = dt.date(2026, 2, 10)
CONTACT = {"contact_name": "Amina Alaoui", "contact_phone": "+212 5 37 00 00 00"}


def stop(region: str = "oriental", day: dt.date | None = FIRST, **values: Any) -> Stop:
    """A stop that is planned as a tentative draft, or one that has no event yet."""
    tour = Tour.objects.get_or_create(
        slug="round", programme=make.programme("tourism"), defaults=make.in_three("name", "Round")
    )[0]
    place = make.region(region)
    event = make.draft(
        f"Stop in {region}", day, region=place, programme=tour.programme, status="tentative"
    )
    planned = {"event": event, "state": "planned"} if day else {}
    return Stop.objects.create(tour=tour, region=place, **(planned | values))


def event_of(asked: Stop) -> Event:
    assert asked.event is not None
    return asked.event


def asked(about: Stop, days: int = 14, **values: Any) -> Invitation:
    """The region of a stop is asked."""
    whom = {"name": "Regional Council", "email": "council@example.ma", "language": "fr"}
    return invitations.ask(about, Question(days=days, **(whom | values)), None)


def answered(invitation: Invitation, n: int = 0) -> Answer:
    """The region said no, about the days as they are now."""
    about = days_asked(Stop.objects.get(pk=invitation.stop_id).event)
    given = Answer(kind="declined", comment="Flooded", asked=about, form=f"{n:022}")
    return invitations.answer(invitation, given)


def path_of(invitation: Invitation, lang: str = "en") -> str:
    return f"/{lang}/answer/{token_of(invitation.key)}/"


def typed(client: Any, invitation: Invitation, **changes: Any) -> dict[str, Any]:
    """What the browser would send with the form as it stands on the page."""
    page = Page(client.get(path_of(invitation)).content.decode())
    fields = [
        each
        for each in page.all("input")
        if each.attributes.get("name") not in {None, "q", "theme"}
    ]
    data = {
        each["name"]: each.attributes.get("value", "")
        for each in fields
        if each.attributes.get("type") != "radio" or "checked" in each.attributes
    }
    data |= {each["name"]: each.text for each in page.all("textarea")}
    return data | changes


def say(client: Any, invitation: Invitation, kind: str, **changes: Any) -> Any:
    """Open the page, fill the form in and send it."""
    return client.post(path_of(invitation), typed(client, invitation, kind=kind, **changes))

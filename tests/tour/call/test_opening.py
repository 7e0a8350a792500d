"""A call is open while its stop is coming: then pages lead to the form, and never else."""

import datetime as dt

import pytest

from events import lifecycle
from tests import calls, make
from tests.calls import AHEAD, TODAY
from tests.pages import Page
from tour.models import Proposal, Tour

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def event_on(day, **values):
    return lambda: make.event("Stop", day, **values)


def after(act, day=AHEAD):
    def made():
        event = make.event("Stop", day)
        act(event)
        return event

    return made


# How a stop is made, and what its form then answers: 200 is open, 410 not now, 404 never.
STOPS = {
    "coming": ({}, 200),
    "tentative": ({"event": after(lifecycle.hold)}, 200),
    "today": ({"event": event_on(TODAY)}, 200),
    "on its last of two days": ({"event": event_on(TODAY - DAY, ends_on=TODAY)}, 200),
    "over": ({"event": event_on(TODAY - DAY)}, 410),
    "until today": ({"proposals_until": TODAY}, 200),
    "until yesterday": ({"proposals_until": TODAY - DAY}, 410),
    "until after the event": ({"event": event_on(TODAY - DAY), "proposals_until": AHEAD}, 410),
    "cancelled": ({"event": after(lifecycle.cancel)}, 410),
    "postponed": ({"event": after(lifecycle.postpone)}, 410),
    "withdrawn": ({"event": after(lifecycle.withdraw)}, 410),
    "a draft": ({"event": lambda: make.draft("Stop", AHEAD)}, 410),
    "without a date": ({"event": event_on(None)}, 410),
    "said to be held": ({"state": "held"}, 410),
    "announced": ({"state": "announced"}, 410),
    "of a tour that does not ask": ({"tour": {"takes_proposals": False}}, 404),
    "of a tour that is not public": ({"tour": {"is_public": False}}, 404),
}


@pytest.mark.parametrize(("values", "status"), STOPS.values(), ids=STOPS.keys())
def test_the_form_is_open_and_led_to_while_the_stop_is_coming(client, values, status):
    made = dict(values)
    made["event"] = made.get("event", lambda: make.event("Stop", AHEAD))()
    made["tour"] = calls.tour(**made.get("tour", {}))
    stop = calls.stop(**made)
    path = calls.address(stop)
    answer = client.get(path)
    assert answer.status_code == status
    assert ('name="seal"' in answer.text) == (status == 200)
    for page in (stop.event.get_absolute_url(), stop.tour.get_absolute_url()):
        shown = client.get(page)
        if shown.status_code == 200:
            assert (path in Page(shown.text).links) == (status == 200), page
    sent = client.post(path, calls.typed(stop))
    assert sent.status_code == (302 if status == 200 else status)
    assert Proposal.objects.exists() == (status == 200)


def test_what_was_typed_is_given_back_where_the_call_closed_meanwhile(client):
    stop = calls.stop()
    data = calls.typed(stop)
    lifecycle.postpone(stop.event)
    answer = client.post(calls.address(stop), data)
    assert answer.status_code == 410
    assert Page(answer.text).one("textarea").text == calls.TEXT
    assert "No proposals are taken for this stop now" in answer.text


def test_pages_that_are_kept_follow_the_tour(client):
    stop = calls.stop()
    event, path = stop.event.get_absolute_url(), calls.address(stop)
    assert path in Page(client.get(event).text).links
    for asks in (False, True):
        tour = Tour.objects.get()
        with lifecycle.reference(tour):
            tour.takes_proposals = asks
            tour.save()
        for page in (event, tour.get_absolute_url()):
            assert (path in Page(client.get(page).text).links) == asks, page


def test_the_page_of_an_event_says_until_when(client):
    stop = calls.stop(proposals_until=TODAY + DAY)
    panel = Page(client.get(stop.event.get_absolute_url()).text).one("section", class_="panel")
    assert "until 11 February 2026, without an account" in panel.text
    page = Page(client.get(calls.address(stop)).text)
    assert "Wednesday 11 February 2026" in page.one("aside").text


@pytest.mark.parametrize("path", ["{region}/propose/", "oriental/propose/thanks/"])
def test_a_stop_that_is_not_there_is_not_found(client, path):
    stop = calls.stop()
    assert client.get(f"/en/tours/other/{path.format(region=stop.region.slug)}").status_code == 404

"""Organisations and people are reached through public events, and in no other way."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from events import ledger, lifecycle
from events.models import (
    EventOrganisation,
    EventPerson,
    KeyFigure,
    Organisation,
    Person,
    Publication,
)
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 2, 10)


def organiser(event):
    organisation = make.organisation("the-one", region=event.region)
    EventOrganisation.objects.create(event=event, organisation=organisation, role="organiser")
    return organisation


def signatory(event):
    organisation = make.organisation("the-one", region=event.region)
    make.agreement(event).parties.add(organisation)
    return organisation


def speaker(event):
    person = make.person("the-one", **make.in_three("name", "The One"))
    EventPerson.objects.create(event=event, person=person, role="speaker")
    return person


def source_of_a_figure(event):
    person = make.person("the-one", **make.in_three("name", "The One"))
    KeyFigure.objects.create(
        event=event, value=Decimal(9), stated_by=person, **make.in_three("label", "Stands")
    )
    return person


def as_draft(event):
    assert event.publication == Publication.DRAFT


def in_review(event):
    lifecycle.send_to_review(event)


def published(event):
    lifecycle.publish(event)


def cancelled(event):
    lifecycle.publish(event)
    lifecycle.cancel(event)


def withdrawn(event):
    lifecycle.publish(event)
    lifecycle.withdraw(event)


LINKS = [organiser, signatory, speaker, source_of_a_figure]
STATES = {as_draft: False, in_review: False, published: True, cancelled: True, withdrawn: False}


@pytest.fixture(params=LINKS, ids=lambda link: link.__name__)
def link(request):
    return request.param


@pytest.fixture(params=STATES, ids=lambda state: state.__name__)
def state(request):
    return request.param


@pytest.fixture
def found(link, state):
    """An organisation or a person whom one event in some state names."""
    event = make.draft(day=DAY, slug="the-event")
    one = link(event)
    state(event)
    return one


def index_of(one) -> str:
    return "/en/people/" if isinstance(one, Person) else "/en/organisations/"


def links_of(client, path):
    return Page(client.get(path).content.decode()).links


def test_there_is_a_page_only_while_a_public_event_names_one(client, found, state):
    wanted = 200 if STATES[state] else 404
    assert client.get(found.get_absolute_url()).status_code == wanted


def test_the_index_names_only_whom_a_public_event_names(client, found, state):
    assert (found.get_absolute_url() in links_of(client, index_of(found))) == STATES[state]


def test_the_index_does_not_find_the_others_either(client, found, state):
    page = client.get(f"{index_of(found)}?q=one").content.decode()
    assert (found.get_absolute_url() in page) == STATES[state]


def test_the_sitemap_names_only_whom_a_public_event_names(client, found, state):
    text = client.get("/sitemap-calendar.xml").content.decode()
    assert (f"{found.get_absolute_url()}<" in text) == STATES[state]


def test_the_event_leads_to_them_where_it_can_be_seen_itself(client, found, state):
    response = client.get("/en/events/the-event/")
    if STATES[state]:
        assert found.get_absolute_url() in Page(response.content.decode()).links
    else:
        assert response.status_code in {404, 410}
        assert found.get_absolute_url() not in response.content.decode()


def test_the_list_is_narrowed_to_them_only_where_they_are_public(client, found, state):
    page = Page(client.get(f"/en/events/?{found._meta.model_name}=the-one").content.decode())
    faults = page.all("div", class_="faults")
    assert bool(faults) != STATES[state]


def test_the_region_names_only_organisations_of_public_events(client, found, state):
    page = Page(client.get("/en/regions/souss-massa/").content.decode())
    told = "the-one" in " ".join(section.text for section in page.all(class_="athome"))
    assert told == (STATES[state] and isinstance(found, Organisation))


def test_the_change_log_tells_of_them_only_while_they_are_public(client, found, state):
    with ledger.reference(found):
        found.name_en = "Renamed"
        found.save()
    page = Page(client.get("/en/changes/").content.decode())
    assert ("Renamed" in page.one("main").text) == STATES[state]
    assert (found.get_absolute_url() in page.links) == STATES[state]


def test_the_programme_leads_to_its_organisation_where_something_of_it_is_public(client, state):
    office = make.organisation("office")
    event = make.draft(day=DAY, programme=make.programme("forums", lead_organisation=office))
    state(event)
    page = Page(client.get("/en/programmes/forums/").content.decode())
    assert "office en" in page.one("dl", class_="rfacts").text
    assert (office.get_absolute_url() in page.links) == STATES[state]
    assert (client.get(office.get_absolute_url()).status_code == 200) == STATES[state]


def test_the_council_of_a_region_is_named_there_without_a_page(client):
    council = make.organisation("council", kind="regional_council", region=make.region())
    page = Page(client.get("/en/regions/souss-massa/").content.decode())
    assert "council en" in page.one("section", class_="athome").text
    assert council.get_absolute_url() not in page.links
    assert client.get(council.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("path", ["organisations/nobody/", "people/nobody/"])
def test_who_is_unknown_has_no_page(client, path):
    assert client.get(f"/fr/{path}").status_code == 404


def test_a_page_shows_the_public_events_alone(client):
    shown, hidden, gone = make.event("Shown", DAY), make.draft("Hidden", DAY), make.event("Gone")
    for event in (shown, hidden, gone):
        one = organiser(event)
        make.agreement(event, **make.in_three("title", f"Signed at {event.slug}")).parties.add(one)
        other = source_of_a_figure(event)
        EventPerson.objects.get_or_create(event=event, person=other, role="chair")
    lifecycle.withdraw(gone)
    for found in (one, other):
        page = Page(client.get(found.get_absolute_url()).content.decode())
        assert shown.get_absolute_url() in page.links
        for secret in (hidden, gone):
            assert secret.slug not in page.one("main").text
            assert secret.get_absolute_url() not in page.links
        assert page.one("dl", class_="rfacts").text.endswith("Past 1 event")

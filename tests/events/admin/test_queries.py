"""How often a page asks the database does not depend on how much there is to show."""

import datetime as dt

import pytest

from events.models import KeyFigure
from tests import desk, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    client = desk.signed_in()
    client.get(desk.address("add"))  # what Django keeps between requests is kept from here on
    return client


def fill(event, rows):
    """Give an event so many rows of each part."""
    for n in range(rows):
        office, person = make.organisation(f"office-{n}"), make.person(f"person-{n}")
        source = make.source(f"source-{n}")
        event.organisation_roles.create(organisation=office, role="partner")
        event.person_roles.create(person=person, role="guest")
        event.agenda.create(title_fr=f"Session {n}")
        event.documents.create(url=f"https://example.org/{n}")
        event.citations.create(source=source)
        event.audiences.add(make.audience(f"audience-{n}"))
        KeyFigure.objects.create(event=event, value=n, stated_by=person, source=source)
        agreement = make.agreement(event)
        agreement.parties.add(office)
        agreement.sources.add(source)


@pytest.mark.parametrize("events", [3, 50])
def test_the_list_of_events(client, events, django_assert_num_queries):
    for n in range(events):
        region = make.region(f"region-{n % 12}")
        make.draft(day=dt.date(2026, 2, 1 + n % 28), region=region, venue=make.venue())
    with django_assert_num_queries(LIST):
        assert client.get("/fr/admin/events/event/").status_code == 200


@pytest.mark.parametrize("rows", [1, 8])
def test_the_form_of_an_event(client, rows, django_assert_num_queries):
    event = make.draft(venue=make.venue(), parent=make.draft(), province=make.province())
    fill(event, rows)
    with django_assert_num_queries(FORM):
        assert client.get(desk.address("change", event.pk)).status_code == 200


def test_the_empty_form(client, django_assert_num_queries):
    make.region()
    make.programme()
    with django_assert_num_queries(EMPTY):
        assert client.get(desk.address("add")).status_code == 200


@pytest.mark.parametrize("rows", [1, 8])
def test_lists_of_reference_data_and_the_ledger(client, rows, django_assert_num_queries):
    event = make.event()
    fill(event, rows)
    for n in range(rows):
        make.event(venue=make.venue(f"hall-{n}"))
    for model, queries in LISTS.items():
        with django_assert_num_queries(queries):
            client.get(desk.address("changelist", model=model))


LIST = 6
FORM = 23  # six of them for its warnings, one for the note of who sent it back
EMPTY = 5
LISTS = {"organisation": 5, "venue": 5, "agreement": 4, "change": 4, "person": 4, "source": 4}

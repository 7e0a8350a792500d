"""Each rule of the database is told at the form, and nothing typed is lost."""

import datetime as dt

import pytest

from events.models import Event, Organisation, Venue
from tests import desk, make

pytestmark = pytest.mark.django_db

LONG_AGO = "0001-01-01"
END_OF_TIME = "9999-12-31"


@pytest.fixture
def client():
    return desk.signed_in()


def refused(client, event, **changes):
    """Save, expect the page again with what was typed, and return what it says."""
    page = desk.address("change", event.pk)
    answer = client.post(
        page, desk.typed(client.get(page), summary_fr="Typed with care", **changes)
    )
    assert answer.context["adminform"].form["summary_fr"].value() == "Typed with care"
    assert not Event.objects.filter(summary_fr="Typed with care").exists()
    return desk.complaints(answer)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ({"starts_on": "2026-02-11", "ends_on": "2026-02-10"}, "cannot be before the first day"),
        ({"starts_on": ""}, "Give both the first and the last day, or neither."),
        ({"starts_on": "2026-01-01", "ends_on": "2026-12-31"}, "92 days at most"),
        ({"starts_on": "", "ends_on": "", "starts_at": "09:00"}, "Hours need a day."),
        ({"starts_at": "10:00", "ends_at": "09:00"}, "must be later than"),
        ({"ends_at": "09:00"}, "must be later than"),
        ({"edition": "0"}, "Editions are counted from 1."),
        ({"title_en": ""}, "A public event has a title in Arabic, in French and in English."),
        ({"starts_on": LONG_AGO, "ends_on": LONG_AGO}, "Check the year."),
        ({"starts_on": END_OF_TIME, "ends_on": END_OF_TIME}, "Check the year."),
        ({"agenda": {"day": "2026-03-01", "title_fr": "x"}}, "does not take place on this day"),
        ({"agenda": {"starts_at": "10:00", "ends_at": "09:00"}}, "must be later than"),
        ({"documents": {"kind": "link", "title_fr": "x"}}, "needs its address"),
        ({"documents": {"kind": "link", "url": "javascript:alert(1)"}}, "Enter a valid URL"),
        ({"starts_on": "tomorrow"}, "Enter a valid date"),
        ({"region": ""}, "This field is required"),
        ({"title_fr": "a\x00b"}, "Null characters are not allowed"),
    ],
)
def test_a_broken_rule_is_told_at_the_form(client, typed, answer):
    assert answer in refused(client, make.event(), **typed).replace("’", "’")


def test_an_event_cannot_be_part_of_itself_however_deep(client):
    event = make.event()
    part = make.event(parent=event)
    assert "cannot be part of itself" in refused(client, event, parent=event.pk)
    assert "cannot be part of itself" in refused(client, event, parent=part.pk)


@pytest.mark.parametrize("stored_before", [True, False])
def test_an_organisation_has_a_role_once(client, stored_before):
    event, office = make.event(), make.organisation()
    row = {"organisation": office.pk, "role": "organiser", "order": 0}
    if stored_before:
        event.organisation_roles.create(organisation=office, role="organiser")
        assert "already has this role" in refused(client, event, organisation_roles=row)
        return
    page = desk.address("change", event.pk)
    data = desk.typed(client.get(page), organisation_roles=row)
    desk.add_row(data, "organisation_roles", row)
    assert "already has this role" in desk.complaints(client.post(page, data))


def test_a_person_has_a_role_once_and_a_source_is_cited_once(client):
    event, person, source = make.event(), make.person(), make.source()
    event.person_roles.create(person=person, role="chair")
    event.citations.create(source=source)
    typed = {"person": person.pk, "role": "chair", "order": 0}
    assert "already has this role" in refused(client, event, person_roles=typed)
    assert "already cited" in refused(client, event, citations={"source": source.pk, "order": 0})


def test_places_of_another_region_are_told(client):
    event = make.event()
    other = make.region("oriental")
    hall = make.venue("elsewhere", region=other)
    assert "This venue is in another region." in refused(client, event, venue=hall.pk)
    province = make.province(region=other)
    assert "in another region" in refused(client, event, province=province.pk)


def test_a_slug_is_used_once(client):
    event, draft = make.event(), make.draft()
    assert "already exists" in refused(client, draft, slug=event.slug)


@pytest.mark.parametrize("garbage", ["abc", "99999999", "9" * 40, "-1", "١٢", "[]", "\ud800"])
@pytest.mark.parametrize("field", ["programme", "region", "venue", "parent", "audiences"])
def test_garbage_instead_of_a_choice_is_told(client, field, garbage):
    told = refused(client, make.event(), **{field: garbage.encode("utf-8", "replace").decode()})
    assert "valid" in told


@pytest.mark.parametrize("total", ["abc", "-5", "", "99999999999"])
def test_a_form_with_broken_bookkeeping_comes_back(client, total):
    event = make.event()
    page = desk.address("change", event.pk)
    data = desk.typed(client.get(page), summary_fr="Typed with care")
    answer = client.post(page, data | {"agenda-TOTAL_FORMS": total})
    assert answer.status_code in {200, 302}
    if answer.status_code == 200:
        assert answer.context["adminform"].form["summary_fr"].value() == "Typed with care"


def test_a_form_with_very_many_rows_is_taken(client):
    event = make.event()
    page = desk.address("change", event.pk)
    data = desk.typed(client.get(page))
    for row in range(150):
        desk.add_row(
            data, "agenda", {"title_fr": f"Session {row}", "order": row, "day": ""} | EMPTY
        )
    assert client.post(page, data).status_code == 302
    assert event.agenda.count() == 150


EMPTY = {"starts_at": "", "ends_at": "", "title_ar": "", "title_en": "", "place_ar": ""}


def test_a_regional_council_needs_its_region(client):
    page = desk.address("add", model="organisation")
    data = desk.typed(client.get(page), name_fr="Conseil", slug="c", kind="regional_council")
    answer = client.post(page, data)
    assert "A regional council needs its region." in desk.complaints(answer)
    assert not Organisation.objects.exists()


def test_a_venue_has_both_coordinates_or_none(client):
    page = desk.address("add", model="venue")
    data = desk.typed(client.get(page), name_fr="Salle", slug="s", region=make.region().pk)
    answer = client.post(page, data | {"latitude": "30.4"})
    assert "Give both latitude and longitude, or neither." in desk.complaints(answer)
    assert not Venue.objects.exists()


def test_an_event_of_one_day_may_leave_the_last_day_empty(client):
    event = make.event()
    page = desk.address("change", event.pk)
    client.post(page, desk.typed(client.get(page), starts_on="2026-04-02", ends_on=""))
    event.refresh_from_db()
    assert event.ends_on == dt.date(2026, 4, 2)

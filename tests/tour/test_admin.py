"""Tours at the staff desk: stops are rows of their tour, and both are one entry of the ledger."""

import pytest

from events.models import Change, Role
from tests import desk, make
from tour.models import Stop, Tour

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return desk.signed_in()


@pytest.fixture
def tour():
    made = Tour.objects.create(
        slug="tour", programme=make.programme(), is_public=True, **make.in_three("name", "Tour")
    )
    made.stops.create(region=make.region(), state="held", city_fr="Agadir")
    return made


def save(client, tour, **changes):
    page = desk.address("change", tour.pk, model="tour", app="tour")
    return client.post(page, desk.typed(client.get(page), **changes))


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_page_answers_in_three_languages(client, tour, language):
    for path in ("", "add/", f"{tour.pk}/change/", f"{tour.pk}/history/", f"{tour.pk}/delete/"):
        page = client.get(f"/{language}/admin/tour/tour/{path}")
        assert page.status_code == 200
        assert f'<html lang="{language}"' in page.text


def test_a_tour_and_its_stops_are_one_entry(client, tour):
    oriental = make.region("oriental")
    row = {"region": oriental.pk, "state": "to_place"}
    answer = save(
        client, tour, name_fr="Grande tournée", stops=row, **{"stops-0-city_fr": "Tiznit"}
    )
    assert answer.status_code == 302
    entry = Change.objects.get()
    assert (entry.kind, entry.subject) == ("reference", "tour:tour")
    assert sorted(entry.after) == ["name_fr", "stops"]
    assert entry.after["stops"]["souss-massa"]["city_fr"] == "Tiznit"
    assert "oriental" in entry.after["stops"]
    assert "oriental" not in entry.before["stops"]


def test_a_tour_saved_as_it_was_leaves_no_trace(client, tour):
    assert save(client, tour).status_code == 302
    assert not Change.objects.exists()


def test_a_tour_that_is_not_public_leaves_no_trace_until_it_is(client, tour):
    Tour.objects.update(is_public=False)
    save(client, tour, name_fr="Grande tournée")
    assert not Change.objects.exists()
    save(client, tour, is_public="on")
    assert Change.objects.get().after["name_fr"] == "Grande tournée"


@pytest.mark.parametrize(
    ("row", "answer"),
    [
        ({"region": "souss-massa", "state": "held"}, "already has a stop in this region"),
        ({"region": "oriental", "state": "planned"}, "needs the event"),
        ({"region": "oriental", "state": "planned", "event": "Forum"}, "in another region"),
        ({"region": "oriental", "state": "held", "number": "1"}, "has this number"),
        ({"region": "", "state": "held", "number": "2"}, "This field is required"),
    ],
)
def test_a_broken_rule_is_told_at_the_form(client, tour, row, answer):
    tour.stops.update(number=1)
    regions = {each: make.region(each).pk for each in ("souss-massa", "oriental")}
    row = row | {"region": regions.get(row["region"], "")}
    if "event" in row:
        row["event"] = make.event().pk
    page = save(client, tour, stops=row, name_fr="Typed with care")
    assert answer in desk.complaints(page)
    assert page.context["adminform"].form["name_fr"].value() == "Typed with care"
    assert Stop.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ({"name_ar": ""}, "A public tour has a name in Arabic, in French and in English."),
        ({"ends_on": "2026-02-01"}, "The last day needs a first day"),
    ],
)
def test_a_broken_rule_of_the_tour_is_told(client, tour, typed, answer):
    assert answer in desk.complaints(save(client, tour, **typed))


@pytest.mark.parametrize("stops", [1, 12])
def test_the_form_asks_the_database_no_more_for_twelve_stops(
    client, tour, stops, django_assert_num_queries
):
    for n in range(1, stops):
        event = make.draft(region=make.region(f"region-{n}"))
        source = make.source(f"source-{n}")
        tour.stops.create(region=event.region, event=event, source=source)
    page = desk.address("change", tour.pk, model="tour", app="tour")
    client.get(page)
    with django_assert_num_queries(5):
        assert client.get(page).status_code == 200


def test_a_tour_without_stops_can_be_deleted(client, tour):
    tour.stops.all().delete()
    client.post(desk.address("delete", tour.pk, model="tour", app="tour"), {"post": "yes"})
    assert not Tour.objects.exists()
    assert Change.objects.get().subject == "tour:tour"


def test_a_viewer_cannot_save(tour):
    client = desk.signed_in(desk.member(Role.EDITOR))
    page = desk.address("change", tour.pk, model="tour", app="tour")
    assert client.get(page).status_code == 200
    assert client.post(page, {"name_fr": "x"}).status_code == 403

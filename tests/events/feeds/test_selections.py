"""Any selection of the pages has a feed of its own: exactly these events, under one address."""

import datetime as dt

import pytest
from django.core.cache import cache

from events import kept, ledger, lifecycle
from events.models import Event, EventOrganisation, EventPerson
from tests import make
from tests.events.feeds.conftest import Read
from tests.reading import line, with_icalendar

pytestmark = pytest.mark.django_db

WORDS = "q/%D8%B3%D9%8A%D8%A7%D8%AD%D9%87"


@pytest.fixture
def some() -> dict[str, str]:
    """Three events that differ in everything, by their UID."""
    forum = make.event("Forum", title_ar="ملتقى السِّياحة", title_fr="Le forum de l’Artisanat")
    fair = make.event("Fair", kind="fair", region=make.region("oriental"), title_fr="Été à Fès")
    week = make.event("Week", kind="week", programme=make.programme("tours"))
    lifecycle.cancel(fair)
    office, ministry = make.organisation("office"), make.organisation("ministry")
    for event, who, role in (
        (forum, office, "organiser"),
        (forum, office, "patron"),
        (fair, ministry, "organiser"),
        (week, office, "partner"),
    ):
        EventOrganisation.objects.create(event=event, organisation=who, role=role)
    EventPerson.objects.create(event=week, person=make.person("minister"), role="chair")
    forum.audiences.add(make.audience("exporters"), make.audience("hoteliers"))
    fair.audiences.add(make.audience("hoteliers"))
    return {str(forum.uid): "forum", str(fair.uid): "fair", str(week.uid): "week"}


@pytest.mark.parametrize(
    ("path", "expected", "name"),
    [
        ("kind/forum", {"forum"}, "Forum"),
        ("kind/fair+week", {"fair", "week"}, "National week · Fair"),
        ("audience/hoteliers", {"forum", "fair"}, "hoteliers en"),
        ("audience/exporters+hoteliers", {"forum", "fair"}, "exporters en · hoteliers en"),
        ("status/cancelled", {"fair"}, "Cancelled"),
        ("organisation/office", {"forum", "week"}, "office en"),
        ("organisation/ministry+office", {"forum", "fair", "week"}, "ministry en · office en"),
        ("person/minister", {"week"}, "Office en"),
        ("q/artisanat", {"forum"}, "“artisanat”"),
        ("q/art+forum+lo", set(), "“art forum lo”"),
        ("q/ete+fes", {"fair"}, "“ete fes”"),
        (WORDS, {"forum"}, "“سياحه”"),
        ("programme/tours/kind/fair+week", {"week"}, "tours en · National week · Fair"),
        (
            "region/souss-massa/kind/forum/audience/exporters/status/confirmed/organisation/office/q/for",
            {"forum"},
            "souss-massa en · Forum · exporters en · Confirmed · office en · “for”",
        ),
    ],
)
def test_a_feed_holds_exactly_what_its_address_says(some, client, read: Read, path, expected, name):
    path = f"/feeds/en/{path}.ics"
    assert {some[uid] for uid in read(path)} == expected
    body = client.get(path).content
    assert line(body, "X-WR-CALNAME") == f"X-WR-CALNAME:Mawaïd · {name}".replace(",", "\\,")
    assert line(body, "SOURCE").endswith(path)


@pytest.mark.parametrize(
    ("lang", "name"),
    [("ar", "مواعيد · منتدى · «artisanat»"), ("fr", "Mawaïd · Forum · « artisanat »")],
)
def test_its_name_is_in_its_language(some, client, lang, name):
    body = client.get(f"/feeds/{lang}/kind/forum/q/artisanat.ics").content
    assert line(body, "NAME") == f"NAME:{name}"


@pytest.mark.parametrize("query", ["kind=forum", "audience=hoteliers", "q=artisanat+forum"])
def test_it_holds_what_the_list_shows(some, client, settings, query):
    page = client.get(f"/fr/events/?{query}&from=2020-01-01").content.decode()
    address = page.partition('type="text/calendar"')[2].partition('href="')[2].partition('"')[0]
    body = client.get(address.removeprefix(settings.FEED_URL)).content
    shown = {uid for uid in some if f"/events/{Event.objects.get(uid=uid).slug}/" in page}
    assert {entry.uid for entry in with_icalendar(body)} == shown


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("kind/week+fair", "kind/fair+week"),
        ("kind/fair/region/oriental", "region/oriental/kind/fair"),
        ("q/Artisanat+L’FORUM", "q/artisanat+forum+l"),
        ("q/forum+artisanat+forum", "q/artisanat+forum"),
        ("q/Fès Été", "q/ete+fes"),
        ("q/a.b", "q/a+b"),
        ("q/السِّياحة", WORDS),
    ],
)
def test_each_question_has_one_address_and_others_lead_there(some, client, path, canonical):
    response = client.get(f"/feeds/fr/{path}.ics")
    assert (response.status_code, response["Location"]) == (308, f"/feeds/fr/{canonical}.ics")
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "kind/nothing",
        "kind/forum+nothing",
        "kind",
        "kind/",
        "kind/forum/",
        "kind/forum/kind/fair",
        "colour/red",
        "audience/nobody",
        "status/draft",
        "organisation/nobody",
        "organisation/secret",
        "person/nobody",
        "person/%00",
        "q/",
        "q/…",
        "q/++",
        "from/2026-01-01",
        "to/2026-01-01",
        "q/a/b",
    ],
)
def test_what_is_unknown_is_not_an_empty_calendar(some, client, path):
    make.organisation("secret")
    assert client.get(f"/feeds/fr/{path}.ics").status_code == 404


def test_words_with_no_event_yet_are_an_empty_calendar(some, client):
    path = "/feeds/fr/q/quartz.ics"
    assert with_icalendar(client.get(path).content) == []
    make.event("Quartz")
    assert len(with_icalendar(client.get(path).content)) == 1


@pytest.mark.parametrize("path", ["organisation/office", "kind/fair+week", WORDS])
def test_it_is_validated_and_packed_as_any_feed(some, client, django_assert_num_queries, path):
    path = f"/feeds/ar/{path}.ics"
    first = client.get(path, headers={"accept-encoding": "gzip"})
    assert (first["Content-Encoding"], first["Vary"]) == ("gzip", "Accept-Encoding")
    assert first["Content-Disposition"].isascii()
    known = {"accept-encoding": "gzip", "if-none-match": first["ETag"]}
    with django_assert_num_queries(1):
        assert client.get(path, headers=known).status_code == 304
    head = client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == client.get(path)["ETag"] != first["ETag"]
    make.event()
    assert client.get(path, headers=known).status_code == 200


def test_questions_without_end_do_not_drive_out_what_all_read(some, client, monkeypatch):
    monkeypatch.setattr(kept, "PLACES", 3)
    cache.clear()
    plain = client.get("/feeds/fr/kind/forum.ics").content
    before = len(cache._cache)
    for number in range(12):
        assert client.get(f"/feeds/fr/q/word{number}.ics").status_code == 200
        assert client.get(f"/fr/events/?q=word{number}").status_code == 200
    assert len(cache._cache) - before <= 3
    assert client.get("/feeds/fr/kind/forum.ics").content == plain


def test_one_answer_never_stands_in_for_another(some, client, monkeypatch):
    monkeypatch.setattr(kept, "PLACES", 1)
    for _ in range(2):
        assert len(with_icalendar(client.get("/feeds/fr/q/artisanat.ics").content)) == 1
        assert len(with_icalendar(client.get("/feeds/fr/q/nothing.ics").content)) == 0


def test_an_event_leaves_the_feed_of_words_that_it_has_no_longer(some, client):
    path, event = "/feeds/fr/q/artisanat.ics", Event.objects.get(kind="forum")
    assert len(with_icalendar(client.get(path).content)) == 1
    with ledger.revision(event) as changed:
        changed.title_fr = "Le forum des métiers"
    assert with_icalendar(client.get(path).content) == []


def test_a_window_holds_for_every_selection(client):
    make.event("Old", dt.date(2020, 1, 1), kind="fair")
    assert with_icalendar(client.get("/feeds/fr/kind/fair.ics").content) == []

"""What crawlers read first: a sitemap that is valid, whole, and leads to no empty page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from lxml import etree

from events import legal_time, lifecycle, sitemap
from events.models import Event, EventOrganisation, EventPerson
from tests import make
from tests.pages import Page
from tour.models import Stop, Tour

pytestmark = pytest.mark.django_db

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
SCHEMA = etree.XMLSchema(file=str(Path(__file__).parent / "schemas" / "sitemap.xsd"))
SITE = "http://127.0.0.1:8000"
DAY = dt.date(2026, 2, 10)


@pytest.fixture
def read(client):
    """Read a file of the sitemap, which must be valid."""

    def open_file(path):
        response = client.get(path)
        assert response.status_code == 200
        assert response["Content-Type"] == "application/xml"
        root = etree.fromstring(response.content)
        SCHEMA.assertValid(root)
        return root

    return open_file


@pytest.fixture
def pages(read):
    """Every page that the sitemap names, each with its last change and its translations."""

    def follow():
        found = {}
        for file in read("/sitemap.xml").iterfind(".//s:loc", NAMES):
            for url in read(file.text.removeprefix(SITE)):
                path = url.findtext("s:loc", namespaces=NAMES).removeprefix(SITE)
                links = url.iterfind("x:link", NAMES)
                assert path not in found
                found[path] = (
                    url.findtext("s:lastmod", namespaces=NAMES),
                    {link.get("hreflang"): link.get("href").removeprefix(SITE) for link in links},
                )
        return found

    return follow


def public_tour():
    tour = Tour(
        slug="round", programme=make.programme(), is_public=True, **make.in_three("name", "R")
    )
    tour.save()
    return tour


def test_every_public_page_is_in_it_in_three_languages(pages, monkeypatch):
    monkeypatch.setattr(legal_time, "today", lambda now=None: DAY)
    event = make.event("Week", dt.date(2026, 1, 26), ends_on=dt.date(2026, 2, 3))
    undated = make.event("Undated", None)
    public_tour()
    role = {"event": event, "role": "participant"}
    EventOrganisation.objects.create(organisation=make.organisation(), **role)
    EventPerson.objects.create(person=make.person(), **role)
    expected = {
        *("", "events/", "regions/", "programmes/", "tours/", "subscribe/"),
        *("organisations/", "people/", "organisations/office/", "people/director/"),
        *(
            "notices/",
            "embed/",
            "changes/",
            "api/",
            "about/",
            "accessibility/",
            "privacy/",
            "contact/",
        ),
        *("calendar/2026/01/", "calendar/2026/02/", "calendar/2026/", "calendar/2026/map/"),
        *("calendar/2026/w05/", "calendar/2026/w06/"),
        *(f"events/{event.slug}/", f"events/{undated.slug}/"),
        *("regions/souss-massa/", "programmes/forums/", "tours/round/"),
    }
    assert set(pages()) == {f"/{lang}/{path}" for lang in ("ar", "fr", "en") for path in expected}


@pytest.mark.parametrize(("ahead", "there"), [(0, True), (1, False)])
def test_the_map_of_what_is_to_come_is_in_it_while_there_is_such(pages, monkeypatch, ahead, there):
    make.event(day=DAY)
    today = DAY + dt.timedelta(days=ahead)
    monkeypatch.setattr(legal_time, "today", lambda now=None: today)
    assert ("/en/calendar/map/" in pages()) is there


def test_what_the_public_cannot_see_is_not_in_it(pages):
    hidden, withdrawn = make.draft(), make.event(day=dt.date(2027, 5, 5))
    lifecycle.withdraw(withdrawn)
    Tour.objects.create(slug="secret", programme=make.programme(), **make.in_three("name", "R"))
    text = " ".join(pages())
    for secret in (hidden.slug, withdrawn.slug, "secret", "2026/02", "2027/05", "admin"):
        assert secret not in text


def test_each_page_names_its_translations_and_they_name_it(pages):
    make.event()
    found = pages()
    for path, (_changed, links) in found.items():
        assert set(links) == {"ar", "fr", "en", "x-default"}
        assert links[path.split("/")[1]] == path
        assert links["x-default"] == links["fr"]
        for translation in links.values():
            assert found[translation][1] == links


@pytest.mark.usefixtures("real_data")
def test_every_address_answers_and_says_the_same_of_itself(pages, client):
    found = pages()
    assert len(found) > 200
    for path, (_changed, links) in found.items():
        response = client.get(path)
        assert response.status_code == 200, path
        page = Page(response.content.decode())
        assert page.one("link", rel="canonical")["href"] == SITE + path
        assert not page.all("meta", name="robots"), path
        alternates = [
            link for link in page.all("link", rel="alternate") if "hreflang" in link.attributes
        ]
        told = {
            link["hreflang"]: link["href"] for link in alternates if "hreflang" in link.attributes
        }
        assert told == {lang: SITE + address for lang, address in links.items()}


def moment(value):
    return dt.datetime.fromisoformat(value)


def at(monkeypatch, day):
    """Let all that follows be done on a day to come."""
    now = dt.datetime(2031, 1, day, 12, tzinfo=dt.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return now


def test_a_page_changed_when_the_ledger_says_so(pages, monkeypatch):
    event, other = (
        make.event(),
        make.event("Other", dt.date(2026, 6, 1), region=make.region("oriental")),
    )
    tour = public_tour()
    Stop.objects.create(tour=tour, region=event.region, event=event, state="planned")
    first = at(monkeypatch, 1)
    lifecycle.postpone(event)
    found = {path: changed and moment(changed) for path, (changed, _links) in pages().items()}
    for path in (
        *("", f"events/{event.slug}/", "calendar/2026/02/", "regions/souss-massa/"),
        *("calendar/2026/w07/", "calendar/2026/", "calendar/2026/map/"),
        *("programmes/forums/", "tours/round/"),
    ):
        assert found[f"/fr/{path}"] == first, path
    for path in (f"events/{other.slug}/", "calendar/2026/06/", "regions/oriental/"):
        assert found[f"/fr/{path}"] < first, path


def test_a_new_name_changes_the_page_of_what_is_named(pages, monkeypatch):
    empty, tour = make.region("oriental"), public_tour()
    first = at(monkeypatch, 1)
    with lifecycle.reference(empty):
        empty.name_fr = "L’Oriental"
        empty.save()
    second = at(monkeypatch, 2)
    with lifecycle.reference(tour):
        tour.name_fr = "Le tour"
        tour.save()
    found = pages()
    assert moment(found["/ar/regions/oriental/"][0]) == first
    assert moment(found["/ar/tours/round/"][0]) == second


def test_the_page_of_who_is_named_changes_with_the_event_and_with_the_name(pages, monkeypatch):
    event, other, last = make.event(), make.event(), make.event()
    office, bank, director = make.organisation(), make.organisation("bank"), make.person()
    EventOrganisation.objects.create(event=event, organisation=office, role="organiser")
    make.agreement(other).parties.add(bank)
    EventPerson.objects.create(event=last, person=director, role="chair")
    first = at(monkeypatch, 1)
    lifecycle.postpone(event)
    second = at(monkeypatch, 2)
    lifecycle.postpone(other)
    third = at(monkeypatch, 3)
    with lifecycle.reference(director):
        director.name_fr = "Amina"
        director.save()
    found = pages()
    for path, moved in {
        "organisations/office/": first,
        "organisations/bank/": second,
        "people/director/": third,
    }.items():
        assert moment(found[f"/fr/{path}"][0]) == moved, path


def test_a_withdrawal_changes_the_pages_that_it_leaves(pages, monkeypatch):
    event = make.event()
    first = at(monkeypatch, 1)
    lifecycle.withdraw(event)
    assert moment(pages()["/en/regions/souss-massa/"][0]) == first


def test_an_unchanged_file_is_not_sent_twice(client):
    make.event()
    for path in ("/sitemap.xml", "/sitemap-calendar.xml", "/sitemap-events-1.xml"):
        etag = client.get(path)["ETag"]
        assert client.get(path, headers={"If-None-Match": etag}).status_code == 304


def test_it_is_one_for_all_readers(client):
    make.event()
    response = client.get("/sitemap-events-1.xml", headers={"Accept-Language": "ar"})
    assert response["Vary"] == "Accept-Encoding"
    assert "Content-Language" not in response


@pytest.mark.parametrize("number", [0, 2, 10**20])
def test_there_are_no_more_files_than_the_index_names(client, number):
    make.event()
    assert client.get(f"/sitemap-events-{number}.xml").status_code == 404


def test_many_events_are_in_several_files(pages, monkeypatch):
    monkeypatch.setattr(sitemap, "MOST", 2)
    slugs = {make.event(f"Forum {n}", DAY).slug for n in range(5)}
    found = pages()
    assert {path.split("/")[3] for path in found if path.startswith("/fr/events/e")} == slugs


@pytest.mark.usefixtures("real_data")
@pytest.mark.parametrize("number", [1, 3, 300])
def test_files_take_the_same_queries_for_1_3_and_300_events(
    client, number, django_assert_num_queries
):
    region, programme = make.region(), make.programme()
    Event.objects.bulk_create(
        Event(
            slug=f"e-{n}",
            kind="forum",
            region=region,
            programme=programme,
            publication="public",
            starts_on=DAY,
            ends_on=DAY,
            **make.in_three("title", "E"),
        )
        for n in range(number)
    )
    with django_assert_num_queries(3):
        client.get("/sitemap.xml")
    with django_assert_num_queries(2):
        client.get("/sitemap-events-1.xml")
    with django_assert_num_queries(17):
        client.get("/sitemap-calendar.xml")


def test_robots_may_read_everything_and_learn_where_the_sitemap_is(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain"
    assert response.content.decode().split("\n") == [
        "User-agent: *",
        "Disallow:",
        "",
        f"Sitemap: {SITE}/sitemap.xml",
        "",
    ]
    assert "Vary" not in response


def test_addresses_are_the_sites_whatever_host_is_asked(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    settings.SITE_URL = "https://agenda.example.ma"
    make.event()
    for path in ("/robots.txt", "/sitemap.xml", "/sitemap-events-1.xml"):
        text = client.get(path, headers={"Host": "other.example"}).content.decode()
        assert "other.example" not in text
        assert "https://agenda.example.ma/" in text


def test_the_month_of_today_is_no_page_of_its_own(pages, monkeypatch):
    monkeypatch.setattr(legal_time, "today", lambda now=None: dt.date(2030, 7, 1))
    make.event()
    assert not [path for path in pages() if path.endswith(("/calendar/", "/2030/07/"))]

"""The index of organisations, and what the page of one tells."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from events import ledger
from events.models import EventOrganisation
from events.views import directory, entity_page, listing
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 2, 10)
BEFORE, AFTER = dt.date(2026, 1, 10), dt.date(2026, 3, 10)


@pytest.fixture(autouse=True)
def _today(on):
    on(TODAY)


@pytest.fixture
def visit(client):
    def open_page(path="organisations/office/", language="en"):
        response = client.get(f"/{language}/{path}")
        assert response.status_code == 200
        return Page(response.content.decode())

    return open_page


def role(event, name="organiser", slug="office", **values):
    organisation = make.organisation(slug, **values)
    EventOrganisation.objects.create(event=event, organisation=organisation, role=name)
    return event


def test_it_tells_what_is_to_come_and_what_is_over_role_by_role(visit):
    role(make.event("Past", BEFORE), "partner")
    role(make.event("Soon", AFTER), "supporter")
    role(make.event("Sooner", AFTER - dt.timedelta(days=1)), "supporter")
    both = role(role(make.event("Now", TODAY)), "patron")
    role(make.event("Some day", None))
    make.event("Elsewhere", AFTER)
    page = visit()
    assert page.headings == ["office en", "Coming up", "Date to be announced", "Past events"]
    told = [e.text for e in page.elements if e.tag in {"h3", "h4"}]
    assert told == [
        *("Organising", "Now en"),
        *("Under its aegis", "Now en"),
        *("Supporting", "Sooner en", "Soon en"),
        *("Organising", "Some day en"),
        *("In partnership", "Past en"),
    ]
    assert page.one("dl", class_="rfacts").text == "Coming up 3 events Past 1 event"
    assert both.get_absolute_url() in page.links


def test_it_says_what_it_is_and_where_its_own_site_is(visit):
    values = {"kind": "wilaya", "acronym": "WSM", "website": "https://wilaya.example/"}
    role(make.event(), region=make.region(), **values)
    page = visit(language="fr")
    assert page.one(class_="rhero__k").text == "Wilaya"
    assert page.one("span", lang="ar", dir="rtl").text == "office ع"
    assert page.one("dl", class_="rfacts").text.startswith("Sigle WSM Région souss-massa fr")
    assert page.one("a", href="https://wilaya.example/")["rel"] == "external"


def test_its_events_have_a_feed(visit, client, settings):
    role(role(make.event("Now", TODAY)), "patron")
    page = visit()
    path = "/feeds/en/organisation/office.ics"
    assert page.one("input", id="feed-entity")["value"] == settings.FEED_URL + path
    assert client.get(path).content.count(b"BEGIN:VEVENT") == 1
    assert "/en/subscribe/?organisation=office" in page.links


def test_the_map_counts_its_events_by_region_and_a_list_says_the_same(visit):
    role(role(make.event(day=BEFORE)), "patron")
    role(make.event(day=AFTER))
    role(make.event(day=None, region=make.region("oriental")))
    make.event(region=make.region("casablanca"))
    page = visit()
    assert page.one(class_="presences").text == ("Events by region: souss-massa en 2 oriental en 1")
    assert [text.text for text in page.all("text")] == ["1", "2"]
    assert [use["href"] for use in page.all("use", class_="reg--on")] == [
        "#r-souss-massa",
        "#r-oriental",
    ]


def test_it_tells_the_programmes_that_it_leads_and_what_it_signed(visit):
    office = make.organisation("office")
    event = make.event("Forum", BEFORE, programme=make.programme("tours", lead_organisation=office))
    make.programme("secret", lead_organisation=office)
    make.agreement(event, signed_on=BEFORE, **make.in_three("title", "Charter")).parties.add(office)
    page = visit()
    assert page.headings == ["office en", "Programmes it leads", "Agreements"]
    assert page.one("ul", class_="rprog").text == "Programme tours en 1 past event"
    deal = page.one("li", class_="deal")
    assert "Charter en" in deal.text
    assert {event.get_absolute_url(), "/en/organisations/office/"} <= page.links


def test_a_long_list_is_cut_and_leads_to_the_whole_one(visit, monkeypatch):
    monkeypatch.setattr(listing, "MOST", 2)
    for _ in range(3):
        role(make.event("Past", BEFORE))
        role(make.event("Soon", AFTER))
    page = visit()
    assert len(page.all("li", class_="row")) == 4
    assert {
        "/en/events/?organisation=office",
        "/en/events/?organisation=office&past=1",
    } <= page.links
    whole = visit("events/?organisation=office")
    assert len(whole.all("li", class_="item")) == 3
    assert whole.all("a", class_="chip")[0].text == "Organisation: office en, remove this filter"


def test_agreements_come_by_pages(visit, monkeypatch, client):
    monkeypatch.setattr(entity_page, "PER_PAGE", 1)
    office, event = make.organisation("office"), make.event()
    for n in (1, 2):
        made = make.agreement(event, signed_on=dt.date(2026, 1, n), slug=f"a-{n}")
        made.parties.add(office)
    first = visit()
    assert first.one("a", rel="next")["href"] == "?agreements=2#agreements"
    second = visit("organisations/office/?agreements=2")
    assert second.one("a", rel="prev")["href"] == "?agreements=1#agreements"
    for page in ("0", "3", "x", ""):
        assert client.get(f"/en/organisations/office/?agreements={page}").status_code == 404


def test_search_engines_are_told_what_it_is_and_the_way_to_it(visit, settings):
    values = {"kind": "ministry", "acronym": "MT", "website": "https://m.example/"}
    role(make.event(), **values)
    (script,) = visit().all("script", type="application/ld+json")
    body, trail = json.loads(script.text)["@graph"]
    assert body == {
        "@type": "GovernmentOrganization",
        "name": "office en",
        "alternateName": "MT",
        "url": "https://m.example/",
        "mainEntityOfPage": f"{settings.SITE_URL}/en/organisations/office/",
    }
    assert [step["name"] for step in trail["itemListElement"]] == ["Organisations", "office en"]


def test_a_name_is_escaped(visit):
    role(make.event(), name_en="<i>Office</i>")
    page = visit()
    assert page.one("h1").text == "<i>Office</i>"
    assert "Office" not in [element.text for element in page.all("i")]


def test_a_page_follows_a_new_name(visit):
    office = make.organisation("office")
    role(make.event())
    assert visit().one("h1").text == "office en"
    with ledger.reference(office):
        office.name_en = "Bureau"
        office.save()
    assert visit().one("h1").text == "Bureau"
    assert "Bureau" in visit("organisations/").one("ul", class_="dirlist").text


def test_the_index_groups_by_kind_and_sorts_without_accents(visit):
    event = make.event()
    for slug, kind, name in [
        ("c", "company", "Zellige SA"),
        ("b", "ministry", "Équipement"),
        ("a", "ministry", "Finances"),
        ("d", "ministry", "Agriculture"),
    ]:
        role(event, slug=slug, kind=kind, acronym="", name_en=name)
    page = visit("organisations/")
    assert page.headings == ["Organisations", "Ministries", "Companies"]
    assert [one.text for one in page.all("b")] == [
        *("Agriculture", "Équipement", "Finances"),
        "Zellige SA",
    ]
    narrowed = visit("organisations/?kind=company")
    assert narrowed.headings == ["Organisations", "Companies"]
    assert narrowed.one("a", href="?kind=company")["aria-current"] == "page"


def test_an_unknown_kind_is_not_found(client):
    assert client.get("/en/organisations/?kind=guild").status_code == 404


@pytest.mark.parametrize(
    ("words", "names"),
    [("bureau", ["Office"]), ("onmt", ["Office"]), ("مكتب", ["Office"]), ("office guild", [])],
)
def test_the_index_is_searched_in_three_languages(visit, words, names):
    event = make.event()
    values = {"name_en": "Office", "name_fr": "Le bureau", "name_ar": "المَكتب"}
    role(event, acronym="ONMT", **values)
    role(event, slug="other")
    page = visit(f"organisations/?q={words}")
    assert [one.text.split()[0] for one in page.all("b")] == names
    assert bool(page.all("section", class_="empty")) != bool(names)
    assert page.one("meta", name="robots")["content"] == "noindex"


def test_without_anybody_the_index_says_so(visit):
    page = visit("organisations/")
    assert page.one("section", class_="empty").text.startswith("Nothing here yet")


def test_the_index_comes_by_pages_that_keep_the_choice(visit, monkeypatch, client):
    monkeypatch.setattr(directory, "PER_PAGE", 2)
    event = make.event()
    for n in range(3):
        role(event, slug=f"o-{n}", kind="company")
    first = visit("organisations/?kind=company")
    assert first.one("a", rel="next")["href"] == "?kind=company&page=2"
    second = visit("organisations/?kind=company&page=2")
    assert second.one("a", rel="prev")["href"] == "?kind=company"
    assert [one.text for one in second.all("b")] == ["o-2 en"]
    for page in ("0", "3", "x"):
        assert client.get(f"/en/organisations/?page={page}").status_code == 404


@pytest.mark.parametrize(
    ("path", "queries"), [("organisations/", 2), ("organisations/office/", 14)]
)
def test_pages_cost_the_same_with_one_three_and_three_hundred_events(
    client, django_assert_num_queries, path, queries
):
    office = make.organisation("office")
    make.programme(lead_organisation=office)
    make.agreement(make.event()).parties.add(office)
    for more in (1, 2, 297):
        for n in range(more):
            event = make.draft(day=(BEFORE, AFTER, None)[n % 3], publication="public")
            role(event, slug="office")
            role(event, slug=f"o-{event.pk}")
        with django_assert_num_queries(queries):
            client.get(f"/en/{path}?more={more}")

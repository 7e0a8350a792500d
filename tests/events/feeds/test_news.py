"""Events to come as JSON Feed and as Atom: the same events, in the language of the address."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from lxml import etree

from events import lifecycle
from events.ical.text import clean
from tests import make
from tests.events.feeds.conftest import TODAY

pytestmark = pytest.mark.django_db

SCHEMA = etree.RelaxNG(file=str(Path(__file__).parent.parent / "schemas" / "atom.rng"))
A = "{http://www.w3.org/2005/Atom}"
SITE = "http://127.0.0.1:8000"
SOON = TODAY + dt.timedelta(days=10)
HOSTILE = 'Fair <b>&amp; "x"</b> ]]> \x0b\x01\u202e\ufffe\u2028é'


@pytest.fixture
def read_json(client):
    def open_feed(path="en/all"):
        response = client.get(f"/feeds/{path}.json")
        assert response.status_code == 200
        assert response["Content-Type"] == "application/feed+json; charset=utf-8"
        assert response["Access-Control-Allow-Origin"] == "*"
        feed = json.loads(response.content)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == f"{SITE}/feeds/{path}.json"
        return feed

    return open_feed


@pytest.fixture
def read_atom(client):
    def open_feed(path="en/all"):
        response = client.get(f"/feeds/{path}.atom")
        assert response.status_code == 200
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        root = etree.fromstring(response.content)
        SCHEMA.assertValid(root)
        return root

    return open_feed


def test_an_event_is_an_item_with_its_days_hours_and_name_for_ever(read_json):
    event = make.event("Forum", SOON, starts_at=dt.time(9), summary_fr="À propos")
    (item,) = read_json("fr/all")["items"]
    assert (item["id"], item["title"]) == (f"urn:uuid:{event.uid}", "Forum fr")
    assert item["url"] == f"{SITE}/fr/events/{event.slug}/"
    assert "À propos" in item["content_text"]
    assert item["tags"] == ["forums fr", "Forum", "souss-massa fr"]
    assert (item["language"], item["date_modified"]) == ("fr", event.revised_at.isoformat())
    assert item["_event"] == {
        "about": f"{SITE}/fr/api/",
        "uid": str(event.uid),
        "sequence": 1,
        "status": "confirmed",
        "start_date": "2026-12-03",
        "end_date": "2026-12-03",
        "start_time": "09:00:00",
        "end_time": None,
        "start_utc": "2026-12-03T09:00:00+00:00",
        "end_utc": None,
    }
    lifecycle.cancel(event)
    (later,) = read_json("fr/all")["items"]
    assert (later["id"], later["title"]) == (item["id"], "Annulé : Forum fr")


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_both_forms_have_the_events_to_come_soonest_first(read_json, read_atom, lang):
    make.event("Past", TODAY - dt.timedelta(days=1))
    make.event("Undated", None)
    make.draft("Draft", SOON)
    later, sooner = make.event("Later", SOON), make.event("Now", TODAY)
    lifecycle.withdraw(make.event("Gone", SOON))
    expected = [event.uid.urn for event in (sooner, later)]
    feed, document = read_json(f"{lang}/all"), read_atom(f"{lang}/all")
    assert [item["id"] for item in feed["items"]] == expected
    assert [each.findtext(f"{A}id") for each in document.findall(f"{A}entry")] == expected
    assert document.findtext(f"{A}title") == feed["title"]
    assert feed["language"] == lang
    assert feed["home_page_url"] == f"{SITE}/{lang}/events/"
    others = [link.get("hreflang") for link in document.findall(f"{A}link") if link.get("hreflang")]
    assert sorted([*others, lang]) == ["ar", "en", "fr"]


def test_a_choice_has_feeds_of_its_own_at_one_address(client, read_json, read_atom):
    make.event("Here", SOON, region=make.region("oriental"))
    make.event("There", SOON)
    path = "en/region/oriental/programme/forums"
    assert [item["title"] for item in read_json(path)["items"]] == ["Here en"]
    feed = read_json(path)
    assert feed["title"] == "Mawaïd · oriental en · forums en"
    assert feed["home_page_url"] == f"{SITE}/en/events/?region=oriental&programme=forums"
    assert len(read_atom(path).findall(f"{A}entry")) == 1
    for form in ("json", "atom"):
        moved = client.get(f"/feeds/en/programme/forums/region/oriental.{form}")
        assert (moved.status_code, moved["Location"]) == (301, f"/feeds/{path}.{form}")
        assert client.get(f"/feeds/en/region/atlantis.{form}").status_code == 404


def test_hostile_texts_stay_texts(read_json, read_atom):
    make.event("x", SOON, title_en=HOSTILE)
    (item,) = read_json()["items"]
    assert item["title"] == " ".join(clean(HOSTILE).split())
    (entry,) = read_atom().findall(f"{A}entry")
    assert entry.findtext(f"{A}title") == item["title"]
    assert "<b>" not in entry.findtext(f"{A}summary")


@pytest.mark.parametrize("form", ["json", "atom"])
def test_a_feed_is_not_sent_again_until_something_changes(client, form, django_assert_num_queries):
    event = make.event("Forum", SOON)
    path = f"/feeds/fr/all.{form}"
    first = client.get(path)
    with django_assert_num_queries(1):
        assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    lifecycle.cancel(event)
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("form", ["json", "atom"])
@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_number_of_queries_does_not_grow(client, count, form, django_assert_num_queries):
    for n in range(count):
        make.event(f"E{n}", SOON, venue=make.venue())
    with django_assert_num_queries(2):
        response = client.get(f"/feeds/fr/all.{form}")
    assert response.content.count(b"urn:uuid:") == count


@pytest.mark.parametrize("lang", ["ar", "fr"])
def test_pages_name_the_feed(client, lang):
    html = client.get(f"/{lang}/regions/").content.decode()
    assert f'href="{SITE}/feeds/{lang}/all.json"' in html

"""The Atom feed of the changes, held against the grammar of RFC 4287."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from lxml import etree

from events import lifecycle
from tests import make

pytestmark = pytest.mark.django_db

SCHEMA = etree.RelaxNG(file=str(Path(__file__).parent.parent / "schemas" / "atom.rng"))
A = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SITE = "http://127.0.0.1:8000"
HOSTILE = 'Fair <b>&amp; "x"</b> ]]> \x0b\x01\u202e\ufffe\u2028é'


@pytest.fixture
def read(client):
    """Read the feed, which must be valid."""

    def open_feed(language="en", query=""):
        response = client.get(f"/feeds/{language}/changes.atom{query}")
        assert response.status_code == 200
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        root = etree.fromstring(response.content)
        SCHEMA.assertValid(root)
        assert_meant(root)
        return root

    return open_feed


def assert_meant(feed):
    """The rules of the RFC that no grammar can say."""
    ids = [found.text for found in feed.iter(f"{A}id")]
    assert len(set(ids)) == len(ids)
    assert all(found.startswith("tag:127.0.0.1,2026:") for found in ids)
    assert feed.find(f"{A}author/{A}name").text
    entries = feed.findall(f"{A}entry")
    for entry in entries:
        assert len(entry.findall(f"{A}link[@rel='alternate']")) == 1
    stamps = [dt.datetime.fromisoformat(e.findtext(f"{A}updated")) for e in entries]
    assert stamps == sorted(stamps, reverse=True)
    if stamps:
        assert dt.datetime.fromisoformat(feed.findtext(f"{A}updated")) == stamps[0]


def links(found, rel):
    return [
        (link.get("hreflang"), link.get("href")) for link in found.findall(f"{A}link[@rel='{rel}']")
    ]


def titles(feed):
    return [entry.findtext(f"{A}title") for entry in feed.findall(f"{A}entry")]


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("en", "Mawaïd · Changes to the calendar", "Fair en — Cancelled"),
        ("fr", "Mawaïd · Changements de l’agenda", "Fair fr — Annulé"),
        ("ar", "مواعيد · تغييرات الأجندة", "Fair ع — ملغى"),
    ],
)
def test_the_feed_is_in_its_language_whatever_the_reader_speaks(read, language, title, said):
    lifecycle.cancel(make.event("Fair"))
    feed = read(language)
    assert feed.get(LANG) == language
    assert feed.findtext(f"{A}title") == title
    assert titles(feed)[0] == said


def test_an_entry_leads_to_its_event_and_says_when_and_where(read):
    event = make.event("Fair", dt.date(2027, 5, 3))
    (entry,) = read().findall(f"{A}entry")
    assert links(entry, "alternate") == [(None, f"{SITE}/en/events/{event.slug}/")]
    assert entry.findtext(f"{A}summary") == (
        "Published — Monday 3 May 2027 — Agadir en · souss-massa en"
    )


def test_the_feed_names_itself_its_page_and_its_other_languages(read):
    feed = read("fr")
    assert links(feed, "self") == [(None, f"{SITE}/feeds/fr/changes.atom")]
    assert links(feed, "alternate") == [
        (None, f"{SITE}/fr/changes/"),
        ("ar", f"{SITE}/feeds/ar/changes.atom"),
        ("en", f"{SITE}/feeds/en/changes.atom"),
    ]


def test_an_entry_keeps_its_name_and_its_time_when_texts_change(read):
    event = make.event("Fair")
    (before,) = read().findall(f"{A}entry")
    with lifecycle.revision(event):
        event.title_en, event.slug = "Bazaar", "bazaar"
    after = read().findall(f"{A}entry")[1]
    for name in ("id", "updated", "published"):
        assert before.findtext(A + name) == after.findtext(A + name)
    assert before.findtext(f"{A}id").endswith(f":en/changes/{event.uid}/1")
    assert after.findtext(f"{A}title") == "Bazaar — Published"


def test_hostile_texts_stay_texts(read):
    make.event("Fair")
    event = make.event("x", title_en=HOSTILE, city_en=HOSTILE)
    title = read().find(f"{A}entry/{A}title")
    clean = 'Fair <b>&amp; "x"</b> ]]> é'
    assert title.text == f"{clean} — Published"
    summary = read().find(f"{A}entry/{A}summary")
    assert summary.get("type") == "html"
    assert etree.fromstring(f"<p>{summary.text}</p>").text.endswith(
        f"{clean} · {event.region.name_en}"
    )


def test_a_withdrawn_event_leaves_an_entry_under_its_uid_without_its_title(read):
    event = make.event("Secret")
    lifecycle.withdraw(event)
    (entry,) = read().findall(f"{A}entry")
    assert entry.findtext(f"{A}title") == "An event was withdrawn"
    assert str(event.uid) in entry.findtext(f"{A}id")
    assert links(entry, "alternate") == [(None, f"{SITE}/en/changes/")]


def test_a_feed_without_changes_is_valid_too(read):
    assert titles(read()) == []


def test_a_choice_has_a_feed_of_its_own(read):
    make.event("Here", region=make.region("oriental"))
    make.event("There")
    feed = read(query="?region=oriental&programme=forums&utm_source=x")
    assert titles(feed) == ["Here en — Published"]
    query = "?region=oriental&programme=forums"
    assert links(feed, "self") == [(None, f"{SITE}/feeds/en/changes.atom{query}")]
    assert feed.findtext(f"{A}id") == f"tag:127.0.0.1,2026:en/changes{query}"


@pytest.mark.parametrize("path", ["en/changes.atom?region=atlantis", "de/changes.atom"])
def test_a_feed_of_nothing_known_is_not_found(client, path):
    assert client.get(f"/feeds/{path}").status_code == 404


def test_the_etag_is_answered_304_until_something_changes(client, django_assert_num_queries):
    event = make.event()
    path = "/feeds/fr/changes.atom"
    first = client.get(path)
    with django_assert_num_queries(1):
        again = client.get(path, headers={"if_none_match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    lifecycle.cancel(event)
    assert client.get(path, headers={"if_none_match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("count", [1, 3, 300])
def test_the_feed_asks_the_same_however_much_was_changed(client, django_assert_num_queries, count):
    for n in range(count):
        make.event(f"E{n}")
    with django_assert_num_queries(2):
        response = client.get("/feeds/en/changes.atom")
    assert len(etree.fromstring(response.content).findall(f"{A}entry")) == min(count, 50)

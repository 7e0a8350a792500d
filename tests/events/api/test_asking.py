"""Questions that are not understood, asked too often, or asked again: each answer says so."""

from __future__ import annotations

import json
from unittest import mock

import pytest
from django.core.cache import cache
from django.db import OperationalError

from config.lean import ApiFirst
from events import lifecycle
from events.api import limits
from tests import make

pytestmark = pytest.mark.django_db

EVENTS = "/api/v1/events"


@pytest.mark.parametrize(
    ("question", "parameter", "said"),
    [
        ("events?regoin=oriental", "regoin", "There is no such parameter here."),
        ("regions?region=oriental", "region", "There is no such parameter here."),
        ("events?region=atlantis", "region", "Select a valid choice. atlantis is not"),
        ("events?kind=party", "kind", "Select a valid choice. party is not"),
        ("events?organisation=nobody", "organisation", "Select a valid choice. nobody is not"),
        ("events?region=", "region", "A value is missing."),
        ("events?from=10/02/2026", "from", "“10/02/2026” is not a day"),
        ("events?from=2026-02-30", "from", "“2026-02-30” is not a day"),
        ("events?from=2026-01-01&from=2026-01-02", "from", "stands here more than once"),
        ("events?lang=de", "lang", "“de” is not a language of this site"),
        ("events?limit=0", "limit", "A page has from 1 to 100 objects."),
        ("events?limit=many", "limit", "“many” is not a whole number."),
        ("events?cursor=x", "cursor", "No page begins here"),
        ("events?cursor=2026-02-30.1", "cursor", "No page begins here"),
        ("regions?cursor=a%20b", "cursor", "No page begins here"),
        ("changes?since=-1", "since", "“-1” is not a whole number."),
        ("changes?since=٣", "since", "“٣” is not a whole number."),
        (f"events?q={'x' * 101}", "q", "at most 100 characters"),
        ("events?q=%00", "q", "Null characters are not allowed."),
        ("calendar.csv?region=oriental", "region", "There is no such parameter here."),
        ("openapi.json?format=yaml", "format", "There is no such parameter here."),
        ("?x=1", "x", "There is no such parameter here."),
    ],
)
def test_a_fault_names_its_parameter_and_the_reason(ask, question, parameter, said):
    make.region("oriental")
    answer = ask(question, status=400)
    assert answer["message"]["en"] == "The question was not understood."
    (error,) = answer["errors"]
    assert error["parameter"] == parameter
    assert said in error["message"]["en"]
    assert error["message"].keys() == {"ar", "fr", "en"}


def test_a_fault_is_told_in_the_language_asked_for(ask):
    answer = ask("events?lang=fr&x=1&y=2", status=400)
    assert [error["parameter"] for error in answer["errors"]] == ["x", "y"]
    assert answer["errors"][0]["message"] == {"fr": "Ce paramètre n’existe pas ici."}
    (error,) = ask("events?lang=ar&kind=x", status=400)["errors"]
    assert error["message"].keys() == {"ar"}
    assert "x" in error["message"]["ar"]


@pytest.mark.parametrize(
    "address", ["nothing", "events/", "events/x", "regions/none", "changes/1", "../v2/events"]
)
def test_what_is_not_there_is_told_as_json(client, address):
    response = client.get(f"/api/v1/{address}")
    assert (response.status_code, response["Content-Type"]) == (404, "application/json")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "no-store"
    assert json.loads(response.content)["message"]["fr"] == "Il n’y a rien à cette adresse."


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_nothing_can_be_written(client, method):
    make.event()
    response = client.generic(method, EVENTS, "{}")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert json.loads(response.content)["status"] == 405


def test_the_pages_of_all_sites_may_read_and_only_read(client, django_assert_num_queries):
    asking = {"Origin": "https://other.example", "Access-Control-Request-Method": "GET"}
    with django_assert_num_queries(0):
        before = client.options(EVENTS, headers=asking)
    assert (before.status_code, before.content) == (204, b"")
    assert before["Access-Control-Allow-Origin"] == "*"
    assert before["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert before["Access-Control-Allow-Headers"] == "*"
    response = client.get(EVENTS, headers=asking)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in response["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in response
    assert response["Vary"] == "Accept-Encoding"
    assert not response.cookies


def test_what_a_client_accepts_changes_nothing(client):
    make.event()
    page = client.get(EVENTS, headers={"Accept": "text/html"})
    assert page["Content-Type"] == "application/json"
    assert client.get(EVENTS, headers={"Accept": "application/xml"}).content == page.content


def test_an_answer_is_the_same_whatever_language_the_reader_speaks(client):
    make.event()
    french = client.get(EVENTS, headers={"Accept-Language": "fr"})
    assert client.get(EVENTS, headers={"Accept-Language": "ar"}).content == french.content


@pytest.mark.parametrize(
    "path", ["events", "events?lang=fr", "changes", "calendar.json", "openapi.json"]
)
@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_what_a_client_has_is_not_sent_again_until_something_changes(
    client, path, encoding, django_assert_num_queries
):
    event = make.event()
    path = f"/api/v1/{path}"
    first = client.get(path, headers={"Accept-Encoding": encoding})
    assert first.get("Content-Encoding", "") == encoding
    known = {"Accept-Encoding": encoding, "If-None-Match": first["ETag"]}
    with django_assert_num_queries(1):
        again = client.get(path, headers=known)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["Access-Control-Allow-Origin"] == "*"
    assert client.head(path, headers={"Accept-Encoding": encoding})["ETag"] == first["ETag"]
    lifecycle.cancel(event)
    assert client.get(path, headers=known).status_code == 200


def test_a_kept_answer_costs_one_query(client, django_assert_num_queries):
    make.event()
    fresh = client.get(EVENTS)
    with django_assert_num_queries(1):
        kept = client.get(EVENTS)
    assert (kept.content, dict(kept.headers)) == (fresh.content, dict(fresh.headers))


def test_the_api_passes_through_nothing_that_only_pages_need(rf):
    passed = ApiFirst(mock.Mock(side_effect=AssertionError))
    assert passed(rf.get(EVENTS)).status_code == 200
    assert passed(rf.get("/api/")).status_code == 404
    request = rf.get("/fr/api/")
    assert ApiFirst(lambda asked: asked)(request) is request


def test_a_database_that_fails_is_told_as_trouble_that_ends(client, monkeypatch, caplog):
    failing = mock.Mock(side_effect=OperationalError("gone"))
    monkeypatch.setattr("events.api.door.known", failing)
    response = client.get(EVENTS)
    assert (response.status_code, response["Retry-After"]) == (503, "120")
    assert "cannot be read" in json.loads(response.content)["message"]["en"]
    assert "The API cannot read the database." in caplog.text


@pytest.fixture
def _at_a_time(monkeypatch, settings):
    """Three questions a minute, in the middle of one."""
    settings.API_PER_MINUTE = 3
    monkeypatch.setattr(limits.time, "time", lambda: 1_000_040)


def statuses(client, count, **given):
    return [client.get(EVENTS, **given).status_code for _ in range(count)]


@pytest.mark.usefixtures("_at_a_time")
def test_whoever_asks_too_much_is_told_how_long_to_wait(client, monkeypatch, settings):
    assert statuses(client, 4) == [200, 200, 200, 429]
    response = client.get(f"{EVENTS}?lang=fr")
    assert response["Retry-After"] == "40"
    assert response["Access-Control-Allow-Origin"] == "*"
    told = json.loads(response.content)
    assert told["message"] == {
        "fr": "Trop de questions depuis votre adresse. Redemandez plus tard."
    }
    monkeypatch.setattr(limits.time, "time", lambda: 1_000_080)
    assert statuses(client, 1) == [200]


@pytest.mark.usefixtures("_at_a_time")
def test_what_a_client_has_is_never_refused(client):
    etag = client.get(EVENTS)["ETag"]
    statuses(client, 3)
    known = {"If-None-Match": etag}
    assert [client.get(EVENTS, headers=known).status_code for _ in range(5)] == [304] * 5


@pytest.mark.usefixtures("_at_a_time")
def test_a_whole_file_counts_for_many_questions(client, settings):
    settings.API_PER_MINUTE = 30
    assert client.get("/api/v1/calendar.csv").status_code == 200
    assert client.get("/api/v1/calendar.json").status_code == 429


@pytest.mark.usefixtures("_at_a_time")
@pytest.mark.parametrize("trusted", [True, False])
def test_an_address_is_that_of_the_client_where_a_proxy_is_trusted(client, settings, trusted):
    settings.TRUSTED_PROXY = trusted
    for n in range(4):
        client.get(EVENTS, headers={"X-Forwarded-For": f"10.0.0.{n}, 105.66.12.7"})
    other = client.get(EVENTS, headers={"X-Forwarded-For": "105.66.12.7, 41.1.1.1"})
    assert other.status_code == (200 if trusted else 429)


@pytest.mark.usefixtures("_at_a_time")
def test_addresses_are_counted_apart_and_a_network_of_ipv6_together(client):
    assert statuses(client, 4, REMOTE_ADDR="41.1.1.1")[-1] == 429
    assert statuses(client, 1, REMOTE_ADDR="41.1.1.2") == [200]
    for n in range(4):
        last = client.get(EVENTS, REMOTE_ADDR=f"2001:db8:1:2::{n}").status_code
    assert last == 429
    assert statuses(client, 1, REMOTE_ADDR="2001:db8:1:3::1") == [200]


@pytest.mark.usefixtures("_at_a_time")
def test_no_address_is_kept(client):
    client.get(EVENTS, REMOTE_ADDR="41.1.1.1")
    kept = repr(list(cache._cache.items())) if hasattr(cache, "_cache") else ""
    assert "api:asked" in kept
    assert "41.1.1.1" not in kept


@pytest.mark.usefixtures("_at_a_time")
def test_a_cache_that_fails_refuses_nobody(client, monkeypatch, caplog):
    monkeypatch.setattr(limits.cache, "get", mock.Mock(side_effect=ConnectionError("redis")))
    assert statuses(client, 5) == [200] * 5
    assert "questions are not counted" in caplog.text

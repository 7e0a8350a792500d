"""The headers of feeds: what calendar programs and shared caches need."""

import gzip

import pytest
from django.test import Client
from django.utils import translation

from events.feed_address import event_feed_path, feed_address
from tests.reading import line

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/feeds/fr/all.ics", "mawaid-fr-all.ics"),
        ("/feeds/ar/region/oriental.ics", "mawaid-ar-region-oriental.ics"),
        (
            "/feeds/en/region/oriental+souss-massa/programme/mnto-tour.ics",
            "mawaid-en-region-oriental+souss-massa-programme-mnto-tour.ics",
        ),
    ],
)
def test_the_headers_are_those_that_calendar_programs_need(calendar, client, path, file) -> None:
    response = client.get(path, headers={"cookie": "mawaid_session=x", "accept_language": "de"})
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == f'inline; filename="{file}"'
    assert response["Content-Length"] == str(len(response.content))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "public, max-age=900"
    assert response["Vary"] == "Accept-Encoding"
    assert response["ETag"].startswith('"')
    assert response["Last-Modified"].endswith(" GMT")
    assert not response.cookies


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_the_etag_received_is_answered_304_with_the_same_headers(
    calendar, client, encoding, django_assert_num_queries
) -> None:
    first = client.get("/feeds/fr/all.ics", headers={"accept_encoding": encoding})
    with django_assert_num_queries(1):
        again = client.get(
            "/feeds/fr/all.ics",
            headers={"accept_encoding": encoding, "if_none_match": first["ETag"]},
        )
    assert (again.status_code, again.content) == (304, b"")
    assert "Content-Type" not in again
    for header in ("ETag", "Last-Modified", "Cache-Control", "Vary"):
        assert again[header] == first[header]


def test_gzip_holds_the_same_calendar(calendar, client) -> None:
    plain = client.get("/feeds/ar/all.ics")
    zipped = client.get("/feeds/ar/all.ics", headers={"accept_encoding": "gzip, deflate"})
    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content
    assert zipped["ETag"] != plain["ETag"]


def test_head_is_get_without_the_body(calendar, client) -> None:
    whole, head = client.get("/feeds/fr/all.ics"), client.head("/feeds/fr/all.ics")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == whole.headers


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_a_feed_can_only_be_read(calendar, client, method) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)("/feeds/fr/all.ics")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_the_language_is_that_of_the_address_whatever_the_reader_speaks(calendar, client) -> None:
    with translation.override("ar"):
        body = client.get("/feeds/fr/all.ics", headers={"accept_language": "ar"}).content
        assert translation.get_language() == "ar"
    assert line(body, "NAME") == "NAME:Mawaïd"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/feeds/ar/all.ics", "مواعيد"),
        ("/feeds/fr/region/oriental+souss-massa.ics", "Mawaïd · oriental fr · souss-massa fr"),
        (
            "/feeds/en/region/oriental/programme/mnto-tour.ics",
            "Mawaïd · oriental en · mnto-tour en",
        ),
    ],
)
def test_a_feed_has_a_name_in_its_language(calendar, client, path, name) -> None:
    body = client.get(path).content
    assert line(body, "NAME") == f"NAME:{name}"
    assert line(body, "X-WR-CALNAME") == f"X-WR-CALNAME:{name}"
    assert line(body, "SOURCE") == f"SOURCE;VALUE=URI:{feed_address(path)}"


def test_the_feed_of_an_event_is_named_after_it(calendar, client) -> None:
    event = calendar["north tour"]
    body = client.get(event_feed_path("en", event.slug)).content
    assert line(body, "NAME") == "NAME:Mawaïd · Forum en"

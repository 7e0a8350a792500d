"""An unchanged answer is not sent twice, a changed one is never withheld."""

import datetime as dt
import gzip
import logging
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import RequestFactory
from django.utils.http import http_date, parse_http_date

from events import conditional, kept, legal_time, lifecycle
from events.conditional import accepts_gzip, follows_ledger
from events.models import PublicCalendar
from tests import make

pytestmark = pytest.mark.django_db

BODY = "Le 10 février 2026 : الملتقى".encode() * 50


class Page:
    """A view that counts how often it is asked to render."""

    def __init__(self, status: int = 200, body: bytes = BODY) -> None:
        self.status, self.body, self.rendered = status, body, 0

    def __call__(self, request: HttpRequest, **words: str) -> HttpResponse:
        self.rendered += 1
        response = HttpResponse(self.body, content_type="text/plain; charset=utf-8")
        response.status_code = self.status
        response["X-Kept"] = "yes"
        return response


Get = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def get(page: Page, rf: RequestFactory) -> Get:
    def ask(path: str = "/fr/x/", method: str = "GET", **headers: str) -> HttpResponse:
        request = rf.generic(method, path, headers=headers)
        return follows_ledger(page)(request)

    return ask


def edit() -> None:
    make.event()


def test_the_first_answer_has_both_validators_and_says_how_long_it_holds(get: Get) -> None:
    response = get()
    assert (response.status_code, response.content) == (200, BODY)
    assert response["ETag"].startswith('"')
    assert response["Vary"] == "Accept-Encoding"
    assert response["Content-Length"] == str(len(BODY))
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["X-Kept"] == "yes"
    assert "Content-Encoding" not in response
    assert response["Cache-Control"] == (
        "public, max-age=300, s-maxage=60, stale-while-revalidate=3600, stale-if-error=86400"
    )


def test_last_modified_is_not_before_the_last_change_nor_before_this_morning(get: Get) -> None:
    edit()
    morning, _ = legal_time.day_bounds(legal_time.today())
    changed = PublicCalendar.objects.current().at
    assert parse_http_date(get()["Last-Modified"]) == int(max(changed, morning).timestamp())


@pytest.mark.parametrize("encoding", ["", "gzip"])
@pytest.mark.parametrize(
    "sent", ["{}", "W/{}", '"other", {}', '{}, "other"', 'W/"other",W/{}, "third"', "*"]
)
def test_an_etag_sent_back_as_received_is_answered_304_without_body(
    get: Get, page: Page, encoding: str, sent: str
) -> None:
    first = get(accept_encoding=encoding)
    again = get(accept_encoding=encoding, if_none_match=sent.format(first["ETag"]))
    assert (again.status_code, again.content, page.rendered) == (304, b"", 1)
    for header in ("ETag", "Last-Modified", "Cache-Control", "Vary"):
        assert again[header] == first[header]


def test_304_costs_one_query_and_no_look_at_the_cache(
    get: Get, page: Page, django_assert_num_queries, monkeypatch
) -> None:
    etag = get()["ETag"]
    monkeypatch.setattr(conditional, "recall", None)
    with django_assert_num_queries(1):
        assert get(if_none_match=etag).status_code == 304


def test_a_warm_answer_costs_one_query_and_renders_nothing(
    get: Get, page: Page, django_assert_num_queries
) -> None:
    first = get()
    with django_assert_num_queries(1):
        assert get().content == first.content
    assert page.rendered == 1


@pytest.mark.parametrize("sent", ['"other"', 'W/"other"', "other", '""'])
def test_another_etag_is_answered_in_full(get: Get, sent: str) -> None:
    get()
    assert get(if_none_match=sent).status_code == 200


def test_a_date_counts_where_no_etag_is_sent(get: Get) -> None:
    modified = get()["Last-Modified"]
    before = http_date(parse_http_date(modified) - 1)
    assert get(if_modified_since=modified).status_code == 304
    assert get(if_modified_since=before).status_code == 200
    assert get(if_modified_since="yesterday").status_code == 200


def test_the_etag_wins_over_the_date(get: Get) -> None:
    first = get()
    old = http_date(0)
    assert get(if_none_match=first["ETag"], if_modified_since=old).status_code == 304
    assert get(if_none_match='"other"', if_modified_since=first["Last-Modified"]).status_code == 200


def test_a_condition_that_does_not_hold_is_412(get: Get) -> None:
    etag = get()["ETag"]
    assert get(if_match='"other"').status_code == 412
    assert get(if_match='"other"', if_none_match=etag).status_code == 412
    assert get(if_match=etag).status_code == 200


def test_each_encoding_has_its_own_etag_and_the_same_content(get: Get, page: Page) -> None:
    plain, zipped = get(), get(accept_encoding="br, gzip")
    assert plain["ETag"] != zipped["ETag"]
    assert zipped["ETag"] == plain["ETag"][:-1] + '-gz"'
    assert zipped["Content-Encoding"] == "gzip"
    assert zipped["Content-Length"] == str(len(zipped.content))
    assert gzip.decompress(zipped.content) == plain.content
    assert page.rendered == 1


def test_compression_tells_nothing_of_the_time(get: Get) -> None:
    first = get(accept_encoding="gzip").content
    cache.clear()
    assert get(accept_encoding="gzip").content == first
    assert first[4:8] == b"\0\0\0\0"


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("", False),
        ("gzip", True),
        ("br, GZIP", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000, br", False),
        ("gzip;q=0.001", True),
        ("deflate, gzip;q=1.0, *;q=0.5", True),
        ("identity", False),
        ("notgzip", False),
        ("*", False),
    ],
)
def test_gzip_is_for_those_who_ask_for_it(header: str, accepted: bool) -> None:
    assert accepts_gzip(header) is accepted


def test_head_says_the_same_without_the_body(get: Get, page: Page) -> None:
    whole = get()
    head = get(method="HEAD")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == whole.headers
    assert get(method="HEAD", if_none_match=whole["ETag"]).status_code == 304
    assert page.rendered == 1


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_only_reading_is_possible(get: Get, page: Page, method: str, caplog) -> None:
    caplog.set_level(logging.ERROR)
    response = get(method=method)
    assert (response.status_code, response["Allow"], page.rendered) == (405, "GET, HEAD", 0)


def test_each_public_change_makes_another_etag(get: Get, page: Page) -> None:
    event = make.event()
    seen = [get()["ETag"]]
    for step in (lifecycle.postpone, lifecycle.reinstate, lifecycle.withdraw):
        step(event)
        response = get(if_none_match=", ".join(seen))
        assert response.status_code == 200
        seen.append(response["ETag"])
    assert len(set(seen)) == page.rendered == 4


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("/fr/x/?a=1&b=2", "/fr/x/?b=2&a=1"),
        ("/fr/x/?a=2", "/fr/x/?a=2"),
        ("/ar/x/", "/ar/x/"),
        ("/fr/x/?a=", "/fr/x/?a="),
    ],
)
def test_the_address_counts_the_order_of_its_query_does_not(
    get: Get, other: str, same: str
) -> None:
    assert get("/fr/x/")["ETag"] != get(other)["ETag"] == get(same)["ETag"]


@pytest.mark.parametrize(
    ("name", "value"), [("RELEASE", "next"), ("SITE_URL", "https://agenda.example.ma")]
)
def test_other_code_and_another_host_make_another_etag(
    get: Get, settings, name: str, value: str
) -> None:
    before = get()["ETag"]
    setattr(settings, name, value)
    assert get()["ETag"] != before


def test_another_day_and_other_time_zone_data_make_another_etag(get: Get, monkeypatch) -> None:
    seen = {get()["ETag"]}
    monkeypatch.setattr(legal_time, "TZDATA_VERSION", "2099.1")
    seen.add(get()["ETag"])
    monkeypatch.setattr(legal_time, "today", lambda: dt.date(2031, 1, 1))
    seen.add(get()["ETag"])
    assert len(seen) == 3


def test_a_database_brought_back_from_a_copy_makes_other_etags(get: Get) -> None:
    edit()
    before = get()["ETag"]
    PublicCalendar.objects.update(changed_at=dt.datetime(2026, 1, 2, tzinfo=dt.UTC))
    assert get()["ETag"] != before


@pytest.mark.parametrize("status", [302, 404, 410, 503])
def test_what_is_no_content_is_neither_kept_nor_validated(rf, status: int) -> None:
    page = Page(status)
    view = follows_ledger(page)
    for condition in ({}, {"if_none_match": "*"}, {"if_modified_since": http_date(2**31)}):
        response = view(rf.get("/fr/y/", headers=condition))
        assert response.status_code == status
        assert "ETag" not in response
    assert page.rendered == 3


def test_an_unknown_page_stays_unknown(rf) -> None:
    def nothing(request: HttpRequest) -> HttpResponse:
        raise Http404

    for _ in range(2):
        with pytest.raises(Http404):
            follows_ledger(nothing)(rf.get("/fr/z/", headers={"if_none_match": "*"}))


def test_a_redirect_passes_as_it_is(rf) -> None:
    view = follows_ledger(lambda request: HttpResponseRedirect("/fr/"))
    assert view(rf.get("/fr/z/"))["Location"] == "/fr/"


def test_a_cookie_is_never_passed_on(rf) -> None:
    def careless(request: HttpRequest) -> HttpResponse:
        response = HttpResponse("x")
        response.set_cookie("who", "you")
        return response

    for _ in range(2):
        assert not follows_ledger(careless)(rf.get("/fr/z/")).cookies


def test_a_cache_out_of_reach_costs_time_but_no_answer(
    get: Get, page: Page, monkeypatch, caplog
) -> None:
    asked = []

    def fail(*_args: object, **_more: object) -> None:
        asked.append(1)
        raise ConnectionError("no route to the cache")

    with monkeypatch.context() as broken:
        for name in ("get", "set"):
            broken.setattr(type(cache._connections["default"]), name, fail)
        first, second = get(), get()
        assert first.status_code == second.status_code == 200
        assert first.headers == second.headers
        assert page.rendered == 2
        assert [record.levelname for record in caplog.records] == ["WARNING"]
        assert len(asked) == 1  # nobody waits twice for what does not answer
    get()
    assert page.rendered == 3
    monkeypatch.setattr(kept.care, "failed_at", kept.care.failed_at - kept.REST)
    get()
    get()
    assert page.rendered == 4


def test_a_very_large_answer_is_given_but_not_kept(rf, monkeypatch) -> None:
    monkeypatch.setattr(kept, "LARGEST_KEPT", 10)
    page = Page()
    view = follows_ledger(page)
    assert view(rf.get("/fr/x/")).content == view(rf.get("/fr/x/")).content == BODY
    assert page.rendered == 2


def test_the_words_of_the_address_reach_the_view(rf) -> None:
    def view(request: HttpRequest, slug: str) -> HttpResponse:
        return HttpResponse(slug)

    assert follows_ledger(view)(rf.get("/fr/a/"), slug="a").content == b"a"

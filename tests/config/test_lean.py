"""A kept page is answered before anything is built, and nobody can tell it from a fresh one."""

from unittest import mock

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.urls import path
from django.utils import translation

from config.lean import KeptFirst
from events.conditional import follows_ledger
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

PAGE = "/fr/page/"


@follows_ledger
def page(_request):
    return HttpResponse(translation.get_language())


urlpatterns = i18n_patterns(path("page/", page))


@pytest.fixture
def nobody() -> KeptFirst:
    """The middleware with nothing behind it that could answer."""
    return KeptFirst(mock.Mock(side_effect=AssertionError("This had to be built.")))


def test_a_kept_page_has_every_header_and_byte_of_the_one_just_built(client):
    fresh, kept = client.get(PAGE), client.get(PAGE)
    assert (fresh.status_code, kept.status_code) == (200, 200)
    assert kept.content == fresh.content == b"fr"
    assert dict(kept.headers) == dict(fresh.headers)
    assert kept["Content-Language"] == "fr"
    assert kept["X-Frame-Options"] == "DENY"
    assert kept["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in kept["Content-Security-Policy"]


def test_a_kept_page_and_a_304_cost_one_query_and_reach_no_view(
    client, rf, nobody, django_assert_num_queries
):
    etag = client.get(PAGE)["ETag"]
    with django_assert_num_queries(1):
        assert nobody(rf.get(PAGE)).status_code == 200
    with django_assert_num_queries(1):
        again = nobody(rf.get(PAGE, headers={"If-None-Match": etag}))
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    assert nobody(rf.head(PAGE)).content == b""


def test_the_version_is_read_once_for_a_page_that_has_to_be_built(
    client, django_assert_num_queries
):
    with django_assert_num_queries(1):
        client.get(PAGE)


def test_a_public_change_is_never_hidden_by_what_was_kept(client, rf, nobody):
    etag = client.get(PAGE)["ETag"]
    make.event()
    with pytest.raises(AssertionError, match="had to be built"):
        nobody(rf.get(PAGE, headers={"If-None-Match": etag}))


@pytest.mark.parametrize("other", ["/", "/fr/admin/", "/healthz", "/static/x.css", "/de/page/"])
def test_what_is_no_public_page_is_not_even_looked_for(rf, other, django_assert_num_queries):
    passed = KeptFirst(lambda request: request)
    request = rf.get(other)
    with django_assert_num_queries(0):
        assert passed(request) is request


def test_what_would_change_something_is_passed_on(client, rf, django_assert_num_queries):
    client.get(PAGE)
    request = rf.post(PAGE)
    with django_assert_num_queries(0):
        assert KeptFirst(lambda request: request)(request) is request

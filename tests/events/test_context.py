"""The same page in each language: the switch keeps the address and what was asked of it."""

import pytest
from django.test import RequestFactory
from django.utils import translation

from events.context import site, translated_path


@pytest.mark.parametrize(
    ("path", "code", "translated"),
    [
        pytest.param("/fr/events/forum/", "ar", "/ar/events/forum/", id="a page"),
        pytest.param("/fr/", "en", "/en/", id="home"),
        pytest.param("/fr", "en", "/en/", id="home without its last stroke"),
        pytest.param("/feeds/fr/all.ics", "ar", "/ar/", id="a path without a language"),
        pytest.param("/france/", "ar", "/ar/", id="a path that only begins like one"),
        pytest.param("/", "ar", "/ar/", id="the entrance"),
    ],
)
def test_a_path_is_translated_by_its_first_part_alone(path, code, translated):
    assert translated_path(path, code) == translated


def test_every_page_knows_its_translations_and_what_was_asked(settings):
    settings.SITE_URL = "https://mawaid.example"
    with translation.override("ar"):
        context = site(RequestFactory().get("/ar/events/?region=oriental&page=2"))
    assert context["site_url"] == "https://mawaid.example"
    assert [(link.code, link.href, link.here) for link in context["languages"]] == [
        ("ar", "/ar/events/?region=oriental&page=2", True),
        ("fr", "/fr/events/?region=oriental&page=2", False),
        ("en", "/en/events/?region=oriental&page=2", False),
    ]
    assert [link.path for link in context["languages"]] == [
        "/ar/events/",
        "/fr/events/",
        "/en/events/",
    ]


def test_an_address_without_a_query_ends_without_a_question_mark():
    with translation.override("fr"):
        links = site(RequestFactory().get("/fr/tours/"))["languages"]
    assert [link.href for link in links] == ["/ar/tours/", "/fr/tours/", "/en/tours/"]

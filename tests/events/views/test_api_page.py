"""The page that tells of the API: in three languages, true, and with examples that work."""

from __future__ import annotations

import json
import re
import shlex
from html import unescape
from urllib.request import urlopen

import pytest
from django.urls import resolve

from events import lifecycle
from events.filters import EventFilter
from events.models import Change
from events.webhooks import target
from events.webhooks.body import body
from tests import make
from tests.pages import Page

LANGUAGES = ["ar", "fr", "en"]
ARABIC = re.compile("[\u0600-\u06ff]")
each_language = pytest.mark.parametrize("language", LANGUAGES)
EXAMPLE = re.compile(r'data-example="(\w+)">(.*?)</code>', re.DOTALL)


@pytest.fixture
def visit(client):
    def open_page(language="en", name="api"):
        response = client.get(f"/{language}/{name}/")
        assert response.status_code == 200
        return Page(response.content.decode())

    return open_page


@pytest.mark.django_db
@each_language
def test_it_is_written_in_the_language_of_its_address(visit, language):
    page = visit(language)
    text = page.one("article").text
    for code in sorted({e.text for tag in ("code", "bdi") for e in page.all(tag)}, key=len)[::-1]:
        text = text.replace(code, "")
    letters = [letter for letter in text if letter.isalpha()]
    share = sum(bool(ARABIC.match(letter)) for letter in letters) / len(letters)
    assert len(letters) > 1500
    assert share > 0.95 if language == "ar" else share == 0


@pytest.mark.django_db
def test_the_languages_say_the_same_things_in_the_same_order(visit):
    shapes = {
        tuple(e.tag for e in visit(language).elements if e.tag in {"h1", "h2", "li", "pre"})
        for language in LANGUAGES
    }
    assert len(shapes) == 1


@pytest.mark.django_db
@each_language
def test_it_names_every_filter_the_limit_and_the_licence(visit, settings, language):
    settings.API_PER_MINUTE = 77
    page = visit(language)
    codes = {code.text for code in page.all("code")}
    assert set(EventFilter.base_filters) <= codes
    assert "77" in page.one("article").text
    assert any("creativecommons.org/licenses/by/4.0" in a["href"] for a in page.all("a"))


@pytest.mark.django_db
@each_language
def test_each_page_leads_there_and_it_leads_to_all_there_is(visit, language):
    assert f"/{language}/api/" in visit(language, "regions").links
    assert f"/{language}/api/" in [a["href"] for a in visit(language, "subscribe").all("a")]
    named = {link for link in visit(language).links if link.startswith("/api/")}
    assert {resolve(link).url_name for link in named} == {
        *("events", "regions", "programmes", "tours", "organisations"),
        *("changes", "calendar_json", "calendar_csv", "openapi"),
    }


@pytest.mark.django_db
@each_language
def test_whoever_is_given_a_webhook_reads_what_its_messages_are(visit, language):
    page = visit(language)
    codes = {code.text for code in page.all("code")}
    event = make.event()
    lifecycle.cancel(event)
    (message,) = (json.loads(body(change)) for change in Change.objects.filter(kind="cancelled"))
    assert {message["type"], *message, *message["data"]} - {"timestamp", "event"} <= codes
    assert {"webhook-id", "webhook-signature"} <= codes
    assert any(a["href"] == "https://www.standardwebhooks.com/" for a in page.all("a"))
    assert target.PATIENCE == 5


@pytest.mark.django_db
def test_it_costs_one_query_and_sets_no_cookie(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/fr/api/")
    assert not response.cookies


@pytest.fixture
def examples(client, live_server, settings):
    """The examples as a reader copies them from the page of this site."""
    settings.SITE_URL = live_server.url
    html = client.get("/en/api/").content.decode()
    return {name: unescape(text) for name, text in EXAMPLE.findall(html)}


@pytest.mark.django_db(transaction=True)
def test_the_examples_in_python_and_for_the_shell_work_as_they_stand(examples):
    kept = make.event("Kept")
    gone = make.event("Gone", programme=make.programme("crafts-week"))
    make.event("Moved").programme.refresh_from_db()
    program, address = shlex.split(examples["ask"])
    assert program == "curl"
    with urlopen(address) as answer:
        assert answer.status == 200

    start, follow = examples["copy"].split("# From then on")
    copy: dict = {}
    exec(start, copy)
    assert str(gone.uid) in copy["events"]
    lifecycle.withdraw(gone)
    lifecycle.cancel(kept)
    exec(follow.partition("\n")[2], copy)
    assert str(gone.uid) not in copy["events"]
    assert copy["events"][str(kept.uid)]["status"] == "cancelled"
    assert copy["since"] == 5

    again: dict = {}
    exec(examples["again"], again)
    assert again["events"].startswith(b'{"version":5')
    assert again["answer"].status == 200

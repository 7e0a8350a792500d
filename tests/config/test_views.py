"""The entrance, the health check and the icon."""

import pytest
from django.contrib.staticfiles import finders
from django.db import OperationalError, connection


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("ar-MA,ar;q=0.9,fr;q=0.8", "ar"),
        ("en-GB,en;q=0.9", "en"),
        ("fr", "fr"),
        ("de,zh;q=0.5", "fr"),
        ("", "fr"),
        ("de;q=0.9,ar;q=0.2", "ar"),
    ],
)
def test_the_entrance_leads_to_the_language_of_the_browser_without_a_cookie(
    client, asked, language
):
    answer = client.get("/", headers={"accept-language": asked})
    assert (answer.status_code, answer["Location"]) == (302, f"/{language}/")
    assert answer["Vary"] == "Accept-Language"
    assert not answer.cookies


@pytest.mark.django_db
def test_a_healthy_site_says_ok_after_one_query(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


def test_a_site_whose_database_is_gone_says_so(client, monkeypatch):
    def gone():
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", gone)
    answer = client.get("/healthz")
    assert answer.status_code == 503


def test_nothing_can_be_posted_to_either(client):
    assert client.post("/").status_code == 405
    assert client.post("/healthz").status_code == 405


def test_a_guessed_icon_is_found(client):
    assert client.get("/favicon.ico")["Location"] == "/static/events/img/favicon.svg"


def test_the_script_of_widgets_has_an_address_that_stays(client):
    answer = client.get("/embed.js")
    assert answer["Location"] == "/static/events/js/embed.js"
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert not answer.cookies
    assert finders.find(answer["Location"].removeprefix("/static/"))

"""A preview: the page as the public would see it, for whoever has its address, while it is open."""

import datetime as dt
import logging
import re

import pytest
from django.core.signing import Signer
from django.urls import reverse
from django.utils import timezone

from config.logs import UTCFormatter
from events import legal_time, lifecycle, previews
from events.models import Event, PreviewLink
from events.preview_address import token_of
from events.signed_keys import TOKEN
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
MOMENT = dt.timedelta(microseconds=1)


@pytest.fixture
def clock(monkeypatch):
    """Return a function that sets the time."""

    def at(moment: dt.datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)
        monkeypatch.setattr(legal_time, "today", moment.date)

    at(NOW)
    return at


@pytest.fixture
def event(clock) -> Event:
    return make.draft("Planned", summary_fr="Résumé", venue=make.venue(), starts_at=dt.time(9))


def path_of(link: PreviewLink, lang: str = "en") -> str:
    return f"/{lang}/preview/{token_of(link.key)}/"


def main(answer) -> str:
    """What a page shows of the event, without the panel and the history of what is public."""
    history = r'<section aria-labelledby="history">.*?</section>'
    text = re.sub(history, "", answer.content.decode(), flags=re.DOTALL)
    shown = text[text.index("<article") : text.index('<aside class="ebody__side')]
    return " ".join(shown.split())


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
@pytest.mark.parametrize("state", ["draft", "review", "withdrawn", "undated"])
def test_it_shows_what_the_public_page_will_show(client, event, lang, state):
    if state == "undated":
        Event.objects.update(
            starts_on=None, ends_on=None, starts_at=None, date_note_fr="Au printemps"
        )
        event.refresh_from_db()
    if state == "review":
        lifecycle.send_to_review(event)
    if state == "withdrawn":
        lifecycle.publish(event)
        lifecycle.withdraw(event)
    link = previews.make(event, 7, None)
    answer = client.get(path_of(link, lang))
    assert answer.status_code == 200
    lifecycle.publish(event)
    assert main(client.get(f"/{lang}/events/{event.slug}/")) == main(answer)


def test_it_says_what_it_is_and_until_when_in_morocco(client, event):
    link = previews.make(event, 7, None)
    page = Page(client.get(path_of(link, "fr")).content.decode())
    bar = page.one("aside", class_="preview").text
    assert "12 janvier 2026" in bar
    assert "à 13 h 00" in bar  # Morocco is an hour ahead of UTC in that winter


def test_its_languages_stay_in_the_preview(client, event):
    link = previews.make(event, 1, None)
    page = Page(client.get(path_of(link, "fr")).content.decode())
    switched = {a["href"] for a in page.all("a") if "hreflang" in a.attributes}
    assert switched == {path_of(link, lang) for lang in ("ar", "fr", "en")}


def test_nobody_keeps_it_finds_it_or_is_told_of_it(client, event):
    link = previews.make(event, 1, None)
    answer = client.get(path_of(link))
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert not {"ETag", "Last-Modified", "Set-Cookie", "Expires"} & set(answer.headers)
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies
    page = Page(answer.content.decode())
    assert page.one("meta", name="robots")["content"] == "noindex, nofollow, noarchive"
    assert not page.all("link", rel="canonical")
    assert not [meta for meta in page.all("meta") if "property" in meta.attributes]
    assert not page.all("script", type="application/ld+json")


def test_what_was_edited_meanwhile_is_seen_at_once(client, event):
    link = previews.make(event, 1, None)
    client.get(path_of(link))
    Event.objects.update(title_en="Another title")
    assert "Another title" in client.get(path_of(link)).content.decode()


def test_neither_the_sitemap_nor_a_feed_nor_robots_names_it(client, event):
    make.event("Known")
    token = token_of(previews.make(event, 1, None).key)
    for path in (
        "/robots.txt",
        "/sitemap.xml",
        "/sitemap-events-1.xml",
        "/sitemap-calendar.xml",
        "/feeds/en/all.ics",
        reverse("feeds:changes", args=["en"]),
        "/en/events/",
    ):
        text = client.get(path).content.decode()
        assert token not in text
        assert "preview" not in text
        assert "Planned" not in text


def test_other_events_that_are_not_public_are_not_seen(client, event):
    make.draft("Secret whole", slug="whole")
    Event.objects.filter(pk=event.pk).update(parent=Event.objects.get(slug="whole"))
    make.draft("Secret part", parent=event)
    make.draft("Secret neighbour", dt.date(2026, 2, 11))
    make.agreement(make.draft("Secret signing", parent=event), title_en="Secret paper")
    text = client.get(path_of(previews.make(event, 1, None))).content.decode()
    assert "Planned" in text
    assert "Secret" not in text


@pytest.mark.parametrize("days", previews.TERMS)
def test_it_opens_until_the_last_moment_and_not_in_it(client, event, clock, days):
    path = path_of(previews.make(event, days, None))
    clock(NOW + days * DAY - MOMENT)
    assert client.get(path).status_code == 200
    for late in (dt.timedelta(), MOMENT, 400 * DAY):
        clock(NOW + days * DAY + late)
        assert client.get(path).status_code == 410


def test_once_closed_it_opens_no_more_and_no_other_is_closed(client, event):
    first, second = previews.make(event, 7, None), previews.make(event, 7, None)
    assert client.get(path_of(first)).status_code == 200
    assert previews.close(first, None)
    assert client.get(path_of(first)).status_code == 410
    assert client.get(path_of(second)).status_code == 200
    assert not previews.close(first, None)


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_a_closed_one_tells_nothing_of_the_event(client, event, lang):
    link = previews.make(event, 7, None)
    previews.close(link, None)
    answer = client.get(path_of(link, lang))
    text = answer.content.decode()
    assert f'lang="{lang}"' in text
    assert "Planned" not in text
    assert event.slug not in text
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Referrer-Policy"] == "no-referrer"


def test_what_is_guessed_altered_or_signed_for_something_else_is_unknown(
    client, event, django_assert_num_queries
):
    key, signature = token_of(previews.make(event, 7, None).key).split(".")
    other = token_of(previews.make(make.draft(), 7, None).key).split(".")[1]

    def altered(text: str) -> str:
        return text[:10] + ("A" if text[10] != "A" else "B") + text[11:]

    guesses = [
        key,
        f"{key}.",
        f"{key}.{other}",
        f"{key}.{altered(signature)}",
        f"{altered(key)}.{signature}",
        "1",
        ".",
        "%00",
        "x" * 3000,
        Signer(sep=".", salt="of another kind").sign(key),
    ]
    for guess in guesses:
        with django_assert_num_queries(0):
            answer = client.get(f"/fr/preview/{guess}/")
        assert answer.status_code == 404, guess
        assert answer["Cache-Control"] == "no-store, private"


def test_a_key_taken_from_the_database_opens_nothing_by_itself(client, event, settings):
    link = previews.make(event, 7, None)
    path = path_of(link)
    settings.SECRET_KEY = "another secret key, which the site did not have before this test began"
    assert client.get(path).status_code == 404


def test_each_address_opens_its_own_event(client, event):
    other = make.draft("Other plan")
    mine, theirs = previews.make(event, 7, None), previews.make(other, 7, None)
    assert "Other plan" not in client.get(path_of(mine)).content.decode()
    assert "Other plan" in client.get(path_of(theirs)).content.decode()
    event.delete()
    assert client.get(path_of(mine)).status_code == 404


def test_once_public_it_leads_to_the_page(client, event):
    path = path_of(previews.make(event, 7, None), "ar")
    lifecycle.publish(event)
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer["Location"] == f"/ar/events/{event.slug}/"
    assert answer["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("rows", [1, 3, 300])
def test_it_costs_the_same_whatever_there_is(client, event, rows, django_assert_num_queries):
    for n in range(rows):
        event.agenda.create(title_fr=f"Session {n}")
        PreviewLink.objects.create(event=event, until=NOW + DAY)
    link = previews.make(event, 1, None)
    client.get(path_of(link))
    with django_assert_num_queries(16):
        assert client.get(path_of(link)).status_code == 200


def test_no_log_holds_the_secret(client, event, caplog):
    link = previews.make(event, 7, None)
    previews.close(link, None)
    with caplog.at_level(logging.DEBUG):
        client.get(path_of(link))
        client.post(path_of(link))
    told = [UTCFormatter("%(message)s").format(record) for record in caplog.records]
    assert any("/preview/…" in line for line in told)
    assert not any(TOKEN.search(line) or link.key in line for line in told)


def test_a_failure_while_it_is_built_is_logged_without_it(client, event, caplog, monkeypatch):
    link = previews.make(event, 7, None)
    token = token_of(link.key)
    monkeypatch.setattr("events.views.preview.told", lambda *_: {}[token])
    client.raise_request_exception = False
    assert client.get(path_of(link)).status_code == 500
    told = [UTCFormatter("%(message)s").format(record) for record in caplog.records]
    assert "KeyError" in "".join(told)
    assert token not in "".join(told)


def test_neither_the_log_of_the_desk_nor_a_name_holds_it(event):
    link = previews.make(event, 7, None)
    previews.close(link, None)
    assert [entry.step for entry in event.desk_log.all()] == ["preview_closed", "preview"]
    told = " ".join(f"{entry} {entry.note}" for entry in event.desk_log.all()) + str(link)
    assert link.key not in told
    assert re.search("2026-01-12 13:00", told)


def test_only_the_terms_that_are_offered_are_given(event):
    with pytest.raises(lifecycle.Refused):
        previews.make(event, 365, None)
    lifecycle.publish(event)
    with pytest.raises(lifecycle.Refused):
        previews.make(event, 7, None)
    assert not PreviewLink.objects.exists()

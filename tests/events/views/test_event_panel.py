"""From the page of an event a reader keeps it, follows it and passes it on."""

import datetime as dt
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from events import lifecycle, qr
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("long_before")]

HOSTS = {"calendar.google.com", "outlook.live.com", "outlook.office.com"}
DAY = dt.date(2026, 2, 10)


def offered(page):
    """The web calendars that the page offers, with the links to them."""
    links = {urlsplit(link.attributes.get("href", "")).netloc: link for link in page.all("a")}
    return {host: link for host, link in links.items() if host in HOSTS}


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_three_web_calendars_take_it_over(visit, language):
    event = make.event(starts_at=dt.time(9, 30), ends_at=dt.time(12))
    found = offered(visit(event, language))
    assert found.keys() == HOSTS
    asked = parse_qs(urlsplit(found["calendar.google.com"]["href"]).query)
    assert asked["dates"] == ["20260210T083000Z/20260210T110000Z"]
    for link in found.values():
        assert {"external", "noopener", "noreferrer"} <= set(link["rel"].split())


def test_it_says_that_they_leave_the_site_and_that_a_copy_does_not_change(visit):
    panel = visit(make.event()).one("div", id="keep").text
    assert "These links leave this site." in panel
    assert "does not follow later changes" in panel


STATES = {
    "cancelled": lifecycle.cancel,
    "postponed": lifecycle.postpone,
}


@pytest.mark.parametrize("call_off", STATES.values(), ids=STATES.keys())
def test_what_is_called_off_is_only_followed(visit, call_off):
    event = make.event()
    call_off(event)
    page = visit(event)
    assert not offered(page)
    assert page.one("h2", id="keep-heading").text == "Follow"
    assert page.one("input", id="feed-event")


def test_what_is_over_is_not_offered(visit, on):
    event = make.event()
    on(dt.date(2026, 2, 10))
    assert offered(visit(event))
    on(dt.date(2026, 2, 11))
    assert not offered(visit(event))


def test_what_has_no_date_is_neither_offered_nor_followed_alone(visit):
    page = visit(make.event("Visit", None))
    assert not offered(page)
    assert not [a for a in page.all("a") if a.attributes.get("href", "").startswith("webcal:")]


def test_apple_and_others_subscribe_to_it_by_one_link(visit, settings):
    settings.FEED_URL = "https://feeds.example.ma"
    event = make.event()
    (link,) = [a for a in visit(event).all("a") if a["href"].startswith("webcal:")]
    assert link["href"] == f"webcal://feeds.example.ma/feeds/en/event/{event.slug}.ics"


@pytest.mark.parametrize(
    ("language", "when"),
    [
        ("ar", "الثلاثاء 10 فبراير 2026"),
        ("fr", "Mardi 10 février 2026"),
        ("en", "Tuesday 10 February 2026"),
    ],
)
def test_mail_and_whatsapp_say_what_when_where_and_the_address(visit, settings, language, when):
    settings.SITE_URL = "https://agenda.example.ma"
    event = make.event("A & B: 50 %?")
    page = visit(event, language)
    mail, whatsapp = (
        next(a["href"] for a in page.all("a") if a["href"].startswith(scheme))
        for scheme in ("mailto:", "https://wa.me/")
    )
    lines = parse_qs(urlsplit(whatsapp).query)["text"][0].split("\n")
    assert lines[0] == getattr(event, f"title_{language}")
    assert lines[1].startswith(when)
    assert "Agadir" in lines[1]
    assert lines[2] == f"https://agenda.example.ma/{language}/events/{event.slug}/"
    asked = parse_qs(urlsplit(mail).query)
    assert asked == {"subject": [lines[0]], "body": ["\r\n".join(lines)]}
    assert "+" not in mail


def test_a_message_about_what_is_called_off_says_so_and_no_date(visit):
    event = make.event()
    lifecycle.cancel(event)
    (link,) = [a["href"] for a in visit(event).all("a") if "wa.me" in a["href"]]
    said = unquote(link)
    assert "Cancelled: Forum en" in said
    assert "2026" not in said.partition("/en/")[0]


def test_the_code_leads_to_the_page(visit, client, settings):
    event = make.event()
    page = visit(event, "fr")
    address = f"{settings.SITE_URL}/fr/events/{event.slug}/"
    assert page.one("bdi", id="page-address").text == address
    picture = page.one("img", class_="qr")
    assert picture["alt"] == "Code QR de l’adresse de cette page"
    answer = client.get(picture["src"])
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content == qr.svg(address)
    again = client.get(picture["src"], headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_there_is_no_code_of_what_is_not_public(client):
    for event in (make.draft(), withdrawn()):
        assert client.get(f"/en/events/{event.slug}/qr.svg").status_code == 404


def withdrawn():
    event = make.event()
    lifecycle.withdraw(event)
    return event


def test_what_needs_the_script_waits_for_it(visit):
    page = visit(make.event("Title"))
    (button,) = [e for e in page.all("button") if "data-share" in e.attributes]
    assert "hidden" in button.attributes
    assert page.one("button", **{"data-title": "Title en"})["data-share"].endswith(
        page.one("bdi", id="page-address").text
    )
    assert "hidden" in page.one("button", **{"data-copy": "#page-address"}).attributes

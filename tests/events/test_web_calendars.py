"""What web calendars are told of an event is what its iCalendar form says."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import translation

from events import web_calendars
from tests.events.ical.making import FIFTEENTH, entry, event, venue
from tests.make import in_three

FEED = "https://agenda.example.ma/feeds/fr/region/oriental+souss-massa.ics"
LANGUAGES = ("ar", "fr", "en")
EVENTS = {
    "a day": {},
    "a week": {"ends_on": FIFTEENTH},
    "hours": {"starts_at": dt.time(9, 30), "ends_at": dt.time(12)},
    "hours after the clock changed": {
        "starts_on": dt.date(2026, 12, 1),
        "starts_at": dt.time(9, 30),
        "ends_at": dt.time(12),
    },
    "no end": {"starts_at": dt.time(9, 30)},
    "hours of each day": {
        "ends_on": FIFTEENTH,
        "starts_at": dt.time(9),
        "ends_at": dt.time(18),
    },
    "tentative": {"status": "tentative"},
    "a hall": {"venue": venue()},
    "signs": in_three("title", "A & B: “c”, 50 % + <b>d</b>?"),
}


def asked(address: str) -> dict[str, str]:
    """The words of an address, each said once."""
    return {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}


def read(moment: str) -> dt.date:
    """A day or an instant, in either way of writing it."""
    plain = moment.replace("-", "").replace(":", "")
    if "T" not in plain:
        return dt.datetime.strptime(plain, "%Y%m%d").date()
    return dt.datetime.strptime(plain, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("values", EVENTS.values(), ids=EVENTS.keys())
def test_google_is_told_what_the_feed_says(values, lang):
    told = entry(lang, **values)
    with translation.override(lang):
        said = asked(web_calendars.google(event(**values)))
    start, end = map(read, said["dates"].split("/"))
    assert said["action"] == "TEMPLATE"
    assert (start, end, said["text"], said["details"], said["location"]) == (
        told.start,
        told.end,
        told.summary,
        told.description,
        told.location,
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("values", EVENTS.values(), ids=EVENTS.keys())
def test_outlook_is_told_what_the_feed_says(values, lang):
    told = entry(lang, **values)
    with translation.override(lang):
        said = asked(web_calendars.outlook(event(**values), web_calendars.OUTLOOK))
    is_timed = isinstance(told.start, dt.datetime)
    assert (read(said["startdt"]), read(said["enddt"])) == (told.start, told.end)
    assert said.get("allday") == (None if is_timed else "true")
    assert (said["subject"], said["location"]) == (told.summary, told.location)
    assert said["body"].split("<br>") == told.description.replace("&", "&amp;").split("\n")


def test_outlook_which_reads_html_is_given_none_that_people_wrote():
    with translation.override("fr"):
        said = asked(web_calendars.outlook(event(theme_fr="<img src=x>"), web_calendars.OFFICE))
    assert "<img" not in said["body"]
    assert "&lt;img src=x&gt;" in said["body"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_a_long_text_only_the_hours_and_the_address_are_sent(lang):
    long = event(starts_at=dt.time(9, 30), **in_three("summary", "م" * 2_000))
    with translation.override(lang):
        addresses = [offer.address for offer in web_calendars.for_event(long)]
    assert all(len(address) < 1_500 for address in addresses)
    for address in addresses:
        body = asked(address).get("details") or asked(address)["body"].replace("<br>", "\n")
        assert "09:30" in body
        assert body.endswith(f"/{lang}/events/craft-connect/")


def test_the_three_lead_to_their_own_hosts():
    found = web_calendars.for_event(event())
    assert [(offer.name, urlsplit(offer.address).netloc) for offer in found] == [
        ("Google Calendar", "calendar.google.com"),
        ("Outlook.com", "outlook.live.com"),
        ("Microsoft 365", "outlook.office.com"),
    ]
    assert all(offer.address.startswith("https://") for offer in found)


def test_a_space_is_never_a_plus():
    assert all("+" not in offer.address for offer in web_calendars.for_event(event()))


def test_a_feed_is_handed_over_whole():
    google, live, office = web_calendars.for_feed(FEED, "Mawaïd · Oriental")
    assert asked(google.address) == {"cid": FEED.replace("https", "webcal")}
    for offer in (live, office):
        assert urlsplit(offer.address).path == "/calendar/0/addfromweb"
        assert asked(offer.address) == {"url": FEED, "name": "Mawaïd · Oriental"}

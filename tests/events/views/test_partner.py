"""The page of a partner shows its feeds to whoever has its address, and to nobody else."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.utils import timezone

from events import partner_links
from events.models import FeedReading, Partner, PartnerLink
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner() -> Partner:
    return make.partner()


@pytest.fixture
def link(partner) -> PartnerLink:
    return partner_links.make(partner, "", None)


def test_it_shows_each_open_feed_with_the_ways_into_calendars(client, partner, link) -> None:
    arabic, old = (partner_links.make(partner, lang, None) for lang in ("ar", "fr"))
    closed = partner_links.make(partner, "en", None)
    partner_links.close(closed, None)
    partner_links.rotate(old, 7, None)
    response = client.get(partner_links.path_of(link))
    page = Page(response.text)
    assert "council" in page.one("p", class_="partner__whose").text
    shown = [each["value"] for each in page.all("input", type="text") if "partner" in each["value"]]
    assert shown[-1] == partner_links.address_of(arabic)
    assert len(shown) == 3
    assert partner_links.address_of(closed) not in response.text
    assert response.text.count("This address was replaced") == 1
    ways = " ".join(each["href"] for each in page.all("a") if "webcal" in each["href"])
    assert f"webcal://{settings.FEED_DOMAIN}" in ways
    assert "calendar.google.com" in ways
    assert "noindex" in page.one("meta", name="robots")["content"]
    assert "Nadia" not in response.text
    assert response["Cache-Control"] == "no-store, private"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in response.headers
    assert not client.cookies


def test_outlook_shows_each_feed_under_its_own_name_in_its_language(client, partner, link) -> None:
    feed = partner_links.make(partner, "ar", None)
    page = Page(client.get(partner_links.path_of(link)).text)
    (way,) = [a["href"] for a in page.all("a") if "live.com" in a.attributes.get("href", "")]
    (name,) = parse_qs(urlsplit(way).query)["name"]
    assert name.startswith("مواعيد · ")
    assert f"X-WR-CALNAME:{name}" in client.get(partner_links.path_of(feed)).text


@pytest.mark.parametrize("feeds", [0, 1, 3])
def test_the_number_of_queries_does_not_grow(
    client, partner, link, feeds, django_assert_num_queries
) -> None:
    for _ in range(feeds):
        partner_links.make(partner, "fr", None)
    client.get("/fr/")
    with django_assert_num_queries(QUERIES):
        assert client.get(partner_links.path_of(link)).status_code == 200


# The link, its regions, its programmes, its feeds, who has read them, the version.
QUERIES = 6


def test_a_link_of_a_feed_opens_no_page_and_a_guess_none(client, partner, link) -> None:
    feed = partner_links.make(partner, "fr", None)
    assert client.get(f"/fr/partner/{feed.token}/").status_code == 404
    assert client.get(f"/fr/partner/{link.token.swapcase()}/").status_code == 404
    assert client.post(f"/fr/partner/{link.token}/").status_code == 405


@pytest.mark.parametrize("how", ["closed", "over"])
def test_a_closed_page_says_nothing_of_the_partner(client, link, how) -> None:
    if how == "closed":
        partner_links.close(link, None)
    else:
        PartnerLink.objects.update(until=timezone.now() - dt.timedelta(seconds=1))
    response = client.get(partner_links.path_of(link))
    assert response.status_code == 410
    assert "council" not in response.text
    assert "noindex" in response["X-Robots-Tag"]


def test_without_a_feed_it_says_so(client, link) -> None:
    assert "No feed is open" in client.get(partner_links.path_of(link)).text


def test_it_tells_who_has_read_a_feed_and_whether_that_is_current(client, partner, link) -> None:
    feed = partner_links.make(partner, "fr", None)
    other = partner_links.make(make.partner("other"), "fr", None)
    event = make.event()
    today, number = timezone.now().date(), event.changes.get().number
    common = {"day": today, "answers": 4, "unchanged": 1, "last_at": timezone.now()}
    for each, family, version in [(feed, "google", number), (feed, "apple", number - 1)]:
        FeedReading.objects.create(
            feed=f"partner/{each.pk}", link=each, family=family, version=version, **common
        )
    FeedReading.objects.create(feed="partner/0", link=other, family="outlook", **common)
    text = client.get(partner_links.path_of(link)).text
    rows = {
        each.partition("</th>")[0]: each
        for each in text.split('<th scope="row" role="rowheader">')[1:]
    }
    assert set(rows) == {"Google", "Apple"}
    assert "25%" in rows["Google"]
    assert "up to date" in rows["Google"]
    assert "older" in rows["Apple"]

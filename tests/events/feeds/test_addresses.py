"""The addresses of feeds: canonical, stable, short enough."""

import pytest

from events.feed_address import LONGEST, event_feed_path, feed_address, feed_path
from tests import make

pytestmark = pytest.mark.django_db

REGIONS = [
    "tanger-tetouan-al-hoceima",
    "oriental",
    "fes-meknes",
    "rabat-sale-kenitra",
    "beni-mellal-khenifra",
    "casablanca-settat",
    "marrakech-safi",
    "draa-tafilalet",
    "souss-massa",
    "guelmim-oued-noun",
    "laayoune-sakia-el-hamra",
    "dakhla-oued-ed-dahab",
]
PROGRAMMES = ["mnto-tour", "foreign-trade"]


def test_addresses_are_written_as_they_are_read(settings) -> None:
    settings.FEED_URL = "https://feeds.example.ma"
    path = feed_path("ar", ["souss-massa", "oriental", "oriental"], ["mnto-tour"])
    assert path == "/feeds/ar/region/oriental+souss-massa/programme/mnto-tour.ics"
    assert feed_path("fr") == "/feeds/fr/all.ics"
    assert feed_path("fr", programmes=["mnto-tour"]) == "/feeds/fr/programme/mnto-tour.ics"
    assert event_feed_path("en", "forum") == "/feeds/en/event/forum.ics"
    assert feed_address(path) == f"https://feeds.example.ma{path}"


def test_the_longest_useful_address_is_short_enough_for_google(settings) -> None:
    """Twelve regions are the whole calendar, in fewer letters; eleven and a programme still fit."""
    settings.FEED_URL = "https://agenda.example.ma"
    assert len(feed_address(feed_path("fr", REGIONS))) <= LONGEST
    shortest = min(REGIONS, key=len)
    eleven = [slug for slug in REGIONS if slug != shortest]
    assert len(feed_address(feed_path("fr", eleven))) <= LONGEST


def test_an_address_that_is_too_long_for_google_is_served_all_the_same(client) -> None:
    for slug in REGIONS:
        make.region(slug)
    for slug in PROGRAMMES:
        make.programme(slug)
    path = feed_path("fr", REGIONS, PROGRAMMES)
    assert len(feed_address(path)) > LONGEST
    assert client.get(path).status_code == 200

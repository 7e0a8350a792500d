"""The addresses of feeds: canonical, stable, short enough."""

from urllib.parse import unquote

import pytest
from django.urls import resolve
from hypothesis import given
from hypothesis import strategies as st

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
    both = {"programme": ["mnto-tour"], "region": ["souss-massa", "oriental", "oriental"]}
    path = feed_path("ar", both)
    assert path == "/feeds/ar/region/oriental+souss-massa/programme/mnto-tour.ics"
    assert feed_path("fr") == "/feeds/fr/all.ics"
    assert feed_path("fr", {"programme": ["mnto-tour"]}) == "/feeds/fr/programme/mnto-tour.ics"
    assert event_feed_path("en", "forum") == "/feeds/en/event/forum.ics"
    assert feed_address(path) == f"https://feeds.example.ma{path}"


@pytest.mark.parametrize(
    ("chosen", "path"),
    [
        ({"kind": ["tour_stop", "forum"]}, "kind/forum+tour_stop"),
        ({"q": ["Fès  l’Artisanat fes"]}, "q/artisanat+fes+l"),
        ({"q": ["artisanat", "L FES"]}, "q/artisanat+fes+l"),
        ({"q": ["السِّياحة"]}, "q/%D8%B3%D9%8A%D8%A7%D8%AD%D9%87"),
        ({"q": ["سياحه"]}, "q/%D8%B3%D9%8A%D8%A7%D8%AD%D9%87"),
        ({"q": ["… "]}, "all"),
        ({"q": [], "kind": []}, "all"),
        ({"from": ["2026-01-01"], "page": ["2"]}, "all"),
        (
            {
                "q": ["or"],
                "person": ["p"],
                "organisation": ["o"],
                "status": ["cancelled"],
                "audience": ["a"],
                "kind": ["fair"],
                "programme": ["t"],
                "region": ["r"],
            },
            "region/r/programme/t/kind/fair/audience/a/status/cancelled/organisation/o/person/p/q/or",
        ),
    ],
)
def test_equal_questions_share_an_address(chosen, path) -> None:
    assert feed_path("fr", chosen) == f"/feeds/fr/{path}.ics"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_the_address_of_words_leads_to_itself(text) -> None:
    path = feed_path("fr", {"q": [text]})
    match = resolve(unquote(path))
    assert feed_path("fr", match.kwargs.get("chosen")) == path
    assert path.isascii()


def test_the_longest_useful_address_is_short_enough_for_google(settings) -> None:
    """Twelve regions are the whole calendar, in fewer letters; eleven and a programme still fit."""
    settings.FEED_URL = "https://agenda.example.ma"
    assert len(feed_address(feed_path("fr", {"region": REGIONS}))) <= LONGEST
    shortest = min(REGIONS, key=len)
    eleven = [slug for slug in REGIONS if slug != shortest]
    assert len(feed_address(feed_path("fr", {"region": eleven}))) <= LONGEST


def test_an_address_that_is_too_long_for_google_is_served_all_the_same(client) -> None:
    for slug in REGIONS:
        make.region(slug)
    for slug in PROGRAMMES:
        make.programme(slug)
    path = feed_path("fr", {"region": REGIONS, "programme": PROGRAMMES})
    assert len(feed_address(path)) > LONGEST
    assert client.get(path).status_code == 200

"""When and where an event takes place: by two calendars, by the legal clock, on a map."""

import datetime as dt

import pytest

from events import lifecycle
from events.models import HijriMonth
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("long_before")]

DAY = dt.date(2026, 2, 10)
WEEK = {"ends_on": dt.date(2026, 2, 16)}


@pytest.fixture
def _months():
    """Sha’ban computed, Ramadan announced."""
    HijriMonth.objects.create(year=1447, month=8, starts_on=dt.date(2026, 1, 21))
    for month, day in ((9, dt.date(2026, 2, 19)), (10, dt.date(2026, 3, 20))):
        HijriMonth.objects.create(year=1447, month=month, starts_on=day, is_announced=True)


@pytest.mark.usefixtures("_months")
class TestHijri:
    """The date by the Hijri calendar."""

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("ar", "من 21 إلى 27 شعبان 1447، بفارق يوم محتمل"),
            ("fr", "Du 21 au 27 chaabane 1447, à un jour près"),
            ("en", "21 to 27 Sha’ban 1447 AH, give or take a day"),
        ],
    )
    def test_it_stands_in_the_heading_and_among_the_facts(self, visit, language, words):
        page = visit(make.event(day=DAY, **WEEK), language)
        assert page.one(class_="ehero__hijri").text == words
        assert words in page.one("dl", class_="facts").text

    def test_an_announced_month_is_without_doubt(self, visit):
        page = visit(make.event(day=dt.date(2026, 2, 20)))
        assert page.one(class_="ehero__hijri").text == "2 Ramadan 1447 AH"
        assert "Computed" not in page.one("dl", class_="facts").text

    def test_a_computed_one_says_why_it_is_not_sure(self, visit):
        facts = visit(make.event(day=DAY)).one("dl", class_="facts").text
        assert "Computed: in Morocco, a month begins once the moon is sighted." in facts

    def test_a_postponed_event_has_none(self, visit):
        event = make.event(day=DAY)
        lifecycle.postpone(event)
        assert "Sha’ban" not in visit(event).one("main").text

    def test_a_cancelled_event_has_it_among_the_facts_alone(self, visit):
        event = make.event(day=DAY)
        lifecycle.cancel(event)
        page = visit(event)
        assert not page.all(class_="ehero__hijri")
        assert "21 Sha’ban 1447 AH" in page.one("dl", class_="facts").text

    @pytest.mark.parametrize("day", [None, dt.date(2025, 12, 1)])
    def test_where_it_is_not_known_nothing_is_said(self, visit, day):
        assert "Hijri" not in visit(make.event(day=day)).one("main").text


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({"starts_on": dt.date(2026, 2, 9), "ends_on": dt.date(2026, 2, 15)}, ["back"]),
        ({"starts_on": dt.date(2026, 3, 22), "ends_on": dt.date(2026, 3, 22)}, ["forward"]),
        ({"starts_on": dt.date(2026, 2, 16), "ends_on": dt.date(2026, 2, 17)}, []),
        ({"starts_on": dt.date(2026, 9, 20), "ends_on": dt.date(2026, 9, 20)}, ["back"]),
        ({"starts_on": dt.date(2027, 2, 7), "ends_on": dt.date(2027, 2, 7)}, []),
    ],
    ids=["Ramadan begins", "Ramadan ends", "after it", "the change for good", "no change since"],
)
def test_a_change_of_legal_time_on_its_days_is_said(visit, days, said):
    page = visit(make.event(**days))
    found = [line.text for line in page.all("span", class_="facts__clock")]
    assert [word for word in ("forward", "back") for line in found if f"go {word}" in line] == said
    assert len(found) == len(said)


def test_a_venue_with_a_point_is_on_a_map(visit):
    venue = make.venue(latitude="30.420000", longitude="-9.598200")
    page = visit(make.event(venue=venue))
    (link,) = [a for a in page.all("a") if "openstreetmap" in a["href"]]
    assert "mlat=30.420000" in link["href"]
    assert {"noopener", "noreferrer"} <= set(link["rel"].split())
    assert link.text == "Open in OpenStreetMap"
    phone = page.one("p", **{"data-android": ""})
    assert "hidden" in phone.attributes
    assert [a for a in page.all("a") if a["href"].startswith("geo:30.420000,-9.598200")]


def test_a_venue_without_a_point_is_searched_for(visit):
    page = visit(make.event(venue=make.venue()))
    (link,) = [a for a in page.all("a") if "openstreetmap" in a["href"]]
    assert link["href"].endswith("/search?query=hall%20en%2C%20Agadir%20en")
    assert link.text == "Search in OpenStreetMap"
    assert not page.all("p", **{"data-android": ""})


def test_without_a_venue_there_is_no_map_of_others(visit):
    assert not [a for a in visit(make.event()).all("a") if "openstreetmap" in a["href"]]


def test_a_mistake_can_be_reported(visit):
    texts = [a.text for a in visit(make.event()).all("a", href="/en/contact/")]
    assert "Report a mistake" in texts

"""Where an event takes place: in words and as a point."""

from decimal import Decimal

import pytest

from tests.events.ical.making import entry, event, feed, venue
from tests.reading import line, with_icalendar


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "Hall fr, 1, Oak Road fr, Rabat fr"),
        ("ar", "Hall ع، 1, Oak Road ع، Rabat ع"),
    ],
)
def test_the_place_is_venue_address_and_city(lang, said) -> None:
    assert entry(lang, venue=venue()).location == said
    assert entry(lang, venue=venue()).geo is None


def test_without_a_venue_the_place_is_the_city_or_else_the_region() -> None:
    assert entry().location == "Agadir fr"
    assert entry(city_ar="", city_fr="", city_en="").location == "Souss fr"


def test_a_point_has_six_decimals_and_apple_gets_the_same_text_and_point() -> None:
    place = venue(latitude=Decimal("34.0208820"), longitude=Decimal("-6.84165"))
    place.name_fr = 'Palais\n« Al "Mansour" »; aile B'
    body = feed(event(venue=place))
    assert line(body, "GEO") == "GEO:34.020882;-6.841650"
    title = "Palais « Al ”Mansour” »; aile B, 1, Oak Road fr, Rabat fr"
    assert with_icalendar(body)[0].location == title
    assert line(body, "X-APPLE-STRUCTURED-LOCATION") == (
        f'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-APPLE-RADIUS=100;X-TITLE="{title}"'
        ":geo:34.020882,-6.841650"
    )

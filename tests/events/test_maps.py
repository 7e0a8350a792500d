"""Addresses of maps that others keep."""

from decimal import Decimal
from urllib.parse import parse_qs, unquote, urlsplit

from events import maps

POINT = Decimal("34.020882"), Decimal("-6.841650")


def test_a_point_is_marked_and_in_the_middle():
    found = urlsplit(maps.point(*POINT))
    assert found.netloc == "www.openstreetmap.org"
    assert parse_qs(found.query) == {"mlat": ["34.020882"], "mlon": ["-6.841650"]}
    assert found.fragment == "map=17/34.020882/-6.841650"


def test_a_name_is_searched_for_as_it_is():
    name = "قصر المؤتمرات & Co, الرباط"
    assert parse_qs(urlsplit(maps.search(name)).query) == {"query": [name]}


def test_a_telephone_is_given_the_point_and_its_name():
    point, _q, label = maps.geo(*POINT, "Hall (1) & more").partition("?q=")
    assert point == "geo:34.020882,-6.841650"
    assert label.startswith("34.020882,-6.841650(")
    assert unquote(label) == "34.020882,-6.841650(Hall (1) & more)"
    assert "&" not in label

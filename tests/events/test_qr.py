"""Codes that telephones read. A camera was held to them by hand; here, what it needs is there."""

from xml.etree import ElementTree as ET

import pytest

from events import qr

SVG = "{http://www.w3.org/2000/svg}"
ADDRESS = "https://agenda.example.ma/fr/events/national-crafts-week-9/"


def drawn(address):
    return ET.fromstring(qr.svg(address))


def modules(picture) -> int:
    return int(picture.get("viewBox").split()[2])


def test_it_is_a_picture_of_any_size_that_asks_nobody_for_anything():
    picture = drawn(ADDRESS)
    assert picture.tag == f"{SVG}svg"
    assert picture.get("width") is picture.get("height") is None
    assert not [each for each in picture.iter() if "style" in each.attrib or "href" in each.attrib]


def test_it_is_dark_on_light_whatever_lies_below():
    paper, ink = drawn(ADDRESS)
    assert paper.get("d") == "M0 0h{0}v{0}h-{0}z".format(modules(drawn(ADDRESS)))
    assert (paper.get("fill"), ink.get("stroke")) == ("#fff", "#161c36")


def test_it_leaves_the_quiet_zone_that_readers_need():
    _paper, ink = drawn(ADDRESS)
    assert ink.get("d").startswith("M4 4.5h7")  # the corner begins four modules in


@pytest.mark.parametrize("length", [10, 100, 1_000])
def test_a_longer_address_needs_more_of_it(length):
    assert modules(drawn("https://a.ma/" + "x" * length)) < modules(
        drawn("https://a.ma/" + "x" * length * 2)
    )


def test_the_same_address_is_the_same_picture():
    assert qr.svg(ADDRESS) == qr.svg(ADDRESS)
    assert qr.svg(ADDRESS) != qr.svg(ADDRESS + "x")

"""The map: outlines once, a state for each region, the stops in their order."""

from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pytest

from events import regionmap
from events.regionmap import Pin


@dataclass
class Region:
    slug: str
    path: str
    label_x: float
    label_y: float


REGIONS = [
    Region("north", "M0 0h9v9z", 10, 20),
    Region("middle", "M9 9h9v9z", 30, 40),
    Region("south", "M18 18h9v9z", 50.04, 60),
]


def parsed(svg):
    return ET.fromstring(f"<svg>{svg}</svg>")


def drawn(pins):
    uses = parsed(regionmap.outlines(REGIONS, pins)).iter("use")
    return [(use.get("href"), use.get("class")) for use in uses]


def test_each_outline_is_defined_once_under_the_name_of_its_region():
    paths = parsed(regionmap.definitions(REGIONS)).iter("path")
    assert [(path.get("id"), path.get("d")) for path in paths] == [
        ("r-north", "M0 0h9v9z"),
        ("r-middle", "M9 9h9v9z"),
        ("r-south", "M18 18h9v9z"),
    ]


def test_a_region_without_a_pin_is_off():
    assert drawn({}) == [
        ("#r-north", "reg reg--off"),
        ("#r-middle", "reg reg--off"),
        ("#r-south", "reg reg--off"),
    ]


def test_what_is_not_yet_held_is_drawn_over_what_is_so_that_its_outline_shows():
    pins = {"north": Pin("to_place"), "middle": Pin("held"), "south": Pin("announced")}
    assert drawn(pins) == [
        ("#r-middle", "reg reg--held"),
        ("#r-north", "reg reg--to_place"),
        ("#r-south", "reg reg--announced"),
    ]


def test_a_region_may_lead_to_its_page_and_says_where():
    pins = {"north": Pin("on", href="/en/regions/north/?a=1&b=2", title="North & sea")}
    link = parsed(regionmap.outlines(REGIONS, pins)).find("a")
    assert link.get("href") == "/en/regions/north/?a=1&b=2"
    assert link.findtext("title") == "North & sea"
    assert link.find("use").get("href") == "#r-north"


def test_stops_are_numbered_in_their_order_at_the_point_of_their_region():
    pins = {"south": Pin("held", 1), "north": Pin("planned", 2), "middle": Pin("to_place")}
    texts = parsed(regionmap.numbers(REGIONS, pins)).findall("text")
    assert [(t.text, t.get("x"), t.get("class")) for t in texts] == [
        ("1", "50", "ptn ptn--held"),
        ("2", "10", "ptn ptn--planned"),
    ]


@pytest.mark.parametrize(
    ("states", "ways"),
    [
        pytest.param(("to_place", "to_place", "to_place"), [], id="nothing held"),
        pytest.param(("held", "to_place", "to_place"), [], id="one held, nothing planned"),
        pytest.param(
            ("held", "held", "to_place"), [("route", "M10 20L30 40")], id="two held, none planned"
        ),
        pytest.param(
            ("held", "planned", "planned"),
            [("route route--planned", "M10 20L30 40L50 60")],
            id="from the last held through the planned",
        ),
        pytest.param(
            ("held", "held", "planned"),
            [("route", "M10 20L30 40"), ("route route--planned", "M30 40L50 60")],
            id="held, then planned",
        ),
    ],
)
def test_the_way_runs_through_the_held_stops_and_on_to_the_planned(states, ways):
    pins = {
        region.slug: Pin(state, n)
        for n, (region, state) in enumerate(zip(REGIONS, states, strict=True), 1)
    }
    paths = parsed(regionmap.way(REGIONS, pins)).findall("path")
    assert [(path.get("class"), path.get("d")) for path in paths] == ways

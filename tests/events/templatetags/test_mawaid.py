"""The tags of the public pages, read back as the elements a browser would build."""

import datetime as dt
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from django.template import Context, Template
from django.utils.safestring import SafeString

from events.models import Event
from events.regionmap import Pin
from events.templatetags import mawaid
from events.trilingual import Text

DAY = dt.date(2026, 2, 10)


def petals(svg):
    return [path.get("class").split("--")[1] for path in ET.fromstring(svg)]


def test_an_icon_is_hidden_from_those_who_listen():
    svg = ET.fromstring(mawaid.icon("pin", "big"))
    assert svg.attrib == {
        "class": "i big",
        "viewBox": "0 0 24 24",
        "aria-hidden": "true",
        "focusable": "false",
    }


@pytest.mark.parametrize(("name", "mirrored"), [("arrow", True), ("clock", False), ("map", False)])
def test_only_what_points_along_the_line_is_mirrored(name, mirrored):
    classes = ET.fromstring(mawaid.icon(name)).get("class").split()
    assert ("i--flip" in classes) is mirrored


def test_a_glyph_has_the_outline_of_its_shape():
    assert ET.fromstring(mawaid.glyph("lozenge"))[0].get("d") == "M12 0.5L21 12L12 23.5L3 12z"


def test_the_mark_has_twelve_petals_of_which_one_is_lit():
    lit = [path.get("class") for path in ET.fromstring(mawaid.mark())]
    assert lit == [None, "mark__now", *[None] * 10]


def test_the_rosette_counts_what_is_held_then_what_is_planned():
    assert petals(mawaid.rosette(3, 2)) == ["held"] * 3 + ["planned"] * 2 + ["to_place"] * 7


def test_the_rosette_never_has_more_than_twelve_petals():
    assert petals(mawaid.rosette(11, 4)) == ["held"] * 11 + ["planned"]


def test_a_rosette_with_a_label_is_an_image_and_one_without_is_decoration():
    named, plain = (ET.fromstring(mawaid.rosette(1, label=label)) for label in ('6 of "12"', ""))
    assert (named.get("role"), named.get("aria-label")) == ("img", '6 of "12"')
    assert (plain.get("role"), plain.get("aria-hidden")) == (None, "true")


def test_a_map_draws_the_way_only_where_asked():
    regions = [
        SimpleNamespace(slug=slug, path="M0 0z", label_x=x, label_y=0)
        for slug, x in (("a", 1), ("b", 2))
    ]
    pins = {"a": Pin("held", 1), "b": Pin("held", 2)}
    with_way, without = (
        ET.fromstring(mawaid.region_map(iter(regions), pins, "safran", "A map", way))
        for way in (True, False)
    )
    assert with_way.get("class") == "map map--safran"
    assert with_way.get("aria-label") == "A map"
    assert len(with_way.findall("use")) == len(with_way.findall("text")) == 2
    assert [path.get("class") for path in with_way.findall("path")].count("route") == 1
    assert [path.get("class") for path in without.findall("path")].count("route") == 0


def test_a_map_of_one_region_has_that_one_on():
    assert mawaid.only("oriental") == {"oriental": Pin("on")}


def test_a_text_in_the_language_asked_for_is_only_escaped():
    assert mawaid.marked(Text("A <b> & c", "fr", "fr")) == "A &lt;b&gt; &amp; c"


def test_a_text_in_another_language_names_it_and_its_direction():
    span = ET.fromstring(mawaid.marked(Text("منتدى <1>", "ar", "fr")))
    assert (span.tag, span.attrib, span.text) == ("span", {"lang": "ar", "dir": "rtl"}, "منتدى <1>")


def test_a_title_with_a_letter_that_the_display_font_lacks_takes_the_other_font():
    span = ET.fromstring(mawaid.heading(Text("أݣادير", "ar", "ar")))
    assert (span.get("class"), span.text) == ("in-ui-font", "أݣادير")
    nested = ET.fromstring(mawaid.heading(Text("أݣادير", "ar", "en")))
    assert nested[0].attrib == {"lang": "ar", "dir": "rtl"}
    assert mawaid.heading(Text("أكادير", "ar", "ar")) == "أكادير"


def test_what_the_filters_return_is_not_escaped_again():
    text = Text("a & b", "fr", "en")
    page = Template("{% load mawaid %}{{ text|heading }}").render(Context({"text": text}))
    assert page == '<span lang="fr" dir="ltr">a &amp; b</span>'
    assert isinstance(mawaid.marked("plain"), SafeString)


@pytest.mark.parametrize(
    ("status", "first", "last", "said"),
    [
        pytest.param("confirmed", -1, 1, "ongoing", id="in the middle of it"),
        pytest.param("confirmed", 0, 0, "ongoing", id="on the day"),
        pytest.param("confirmed", 1, 2, "", id="ahead"),
        pytest.param("confirmed", -2, -1, "", id="over"),
        pytest.param("confirmed", None, None, "", id="without a date"),
        pytest.param("cancelled", -1, 1, "cancelled", id="cancelled, whatever the day"),
        pytest.param("postponed", 0, 0, "postponed", id="postponed"),
        pytest.param("tentative", 1, 1, "tentative", id="tentative"),
    ],
)
def test_how_an_event_stands_is_said_in_one_word(status, first, last, said):
    days = [None if n is None else DAY + dt.timedelta(days=n) for n in (first, last)]
    event = Event(status=status, starts_on=days[0], ends_on=days[1])
    assert mawaid.standing(event, DAY) == said


@pytest.mark.parametrize(
    ("view", "said"),
    [
        ("tour:tours", ' aria-current="page"'),
        ("tour:tour", ' aria-current="true"'),
        ("events:list", ""),
        (None, ""),
    ],
)
def test_a_link_is_current_on_its_page_and_on_those_below(view, said):
    match = SimpleNamespace(view_name=view) if view else None
    context = Context({"request": SimpleNamespace(resolver_match=match)})
    assert mawaid.current(context, "tour:tours", "tour:tour") == said

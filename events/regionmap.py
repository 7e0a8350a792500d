"""The map of the regions as SVG: outlines by reference, numbered stops, the way between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from events.artwork import number, shape_at

VIEW_BOX = "0 0 800 859"
STAR = 24
# What is filled is drawn first, so that the outlines of what is not lie on top.
FILLED = ("on", "held", "planned")


class Outlined(Protocol):
    """A region, as far as a map needs to know it."""

    slug: str
    path: str
    label_x: float
    label_y: float


@dataclass(frozen=True)
class Pin:
    """What the map says of one region: its state, the number of its stop, where it leads.

    The state is `held`, `planned`, `announced` or `to_place` for a stop, `on` or `off` elsewhere.
    """

    state: str
    number: int | None = None
    href: str = ""
    title: str = ""


Pins = Mapping[str, Pin]


def definitions(regions: Iterable[Outlined]) -> SafeString:
    """Write the outlines once, for every map of the page to refer to."""
    paths = format_html_join("", '<path id="r-{}" d="{}"/>', ((r.slug, r.path) for r in regions))
    return format_html(
        '<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false">'
        "<defs>{}</defs></svg>",
        paths,
    )


def _outline(region: Outlined, pin: Pin) -> SafeString:
    use = format_html('<use href="#r-{}" class="reg reg--{}"/>', region.slug, pin.state)
    if not pin.href:
        return use
    return format_html('<a href="{}"><title>{}</title>{}</a>', pin.href, pin.title, use)


def outlines(regions: Iterable[Outlined], pins: Pins) -> SafeString:
    """Draw every region in its state; one without a pin is off."""
    pairs = [(region, pins.get(region.slug, Pin("off"))) for region in regions]
    pairs.sort(key=lambda pair: pair[1].state not in FILLED)
    return format_html_join("", "{}", ((_outline(region, pin),) for region, pin in pairs))


def numbered(regions: Iterable[Outlined], pins: Pins) -> list[tuple[int, Outlined, Pin]]:
    """The stops that have a number, in its order."""
    found = [
        (pin.number, region, pin)
        for region in regions
        if (pin := pins.get(region.slug)) and pin.number is not None
    ]
    return sorted(found, key=lambda item: item[0])


def _line(modifier: str, regions: list[Outlined]) -> SafeString:
    points = [f"{number(r.label_x)} {number(r.label_y)}" for r in regions]
    if not points[1:]:
        return mark_safe("")
    return format_html('<path class="route{}" d="M{}"/>', modifier, "L".join(points))


def way(regions: Iterable[Outlined], pins: Pins) -> SafeString:
    """Draw the way through the stops in their order: a full line as far as held, then dashes."""
    stops = numbered(regions, pins)
    held = [region for _n, region, pin in stops if pin.state == "held"]
    planned = [region for _n, region, pin in stops if pin.state == "planned"]
    ahead = [*held[-1:], *planned] if planned else []
    return _line("", held) + _line(" route--planned", ahead)


def _stop(n: int, region: Outlined, pin: Pin) -> SafeString:
    return format_html(
        '<path class="pt pt--{state}" d="{star}"/>'
        '<text class="ptn ptn--{state}" x="{x}" y="{y}" font-size="{size}">{n}</text>',
        state=pin.state,
        star=shape_at("star", region.label_x, region.label_y, STAR),
        x=number(region.label_x),
        y=number(region.label_y + STAR * 0.36),
        size=number(STAR * 1.05),
        n=n,
    )


def numbers(regions: Iterable[Outlined], pins: Pins) -> SafeString:
    """Put a star with its number on each stop that has one."""
    stops = ((_stop(*stop),) for stop in numbered(regions, pins))
    return format_html_join("", "{}", stops)

"""Drawings for sheets: signs of programmes, codes to scan, the way of a tour.

What makes PDFs does not apply style sheets to drawings; so these carry their own colours, which are
those of the light pages and stay the same on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

import segno
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from events.artwork import GLYPHS, MARK_PETAL, TURNS, number, shape_at
from events.regionmap import STAR, VIEW_BOX, Outlined, Pins, numbered

INKS: Final = {
    "majorelle": "#2b3db8",
    "menthe": "#17604b",
    "terracotta": "#b04a28",
    "safran": "#ad7610",
}
TINTS: Final = {
    "majorelle": "#c5cdf7",
    "menthe": "#b7e0ce",
    "terracotta": "#f1cbb6",
    "safran": "#f3d899",
}
INK, LINE, PAPER, LIT = "#161c36", "#857a66", "#ffffff", "#b04a28"
# A printer may smear, a fold may cross the code: about a seventh of it can be lost.
CORRECTION: Final = "m"


def sign(glyph: str, colour: str) -> SafeString:
    """Draw the piece of zellige that stands for a programme."""
    return format_html(
        '<svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><path fill="{}" d="{}"/></svg>',
        INKS[colour],
        GLYPHS[glyph],
    )


def mark() -> SafeString:
    """Draw the site’s mark."""
    petals = format_html_join(
        "",
        '<path fill="{}" transform="rotate({})" d="{}"/>',
        ((LIT if i == 1 else INKS["majorelle"], turn, MARK_PETAL) for i, turn in enumerate(TURNS)),
    )
    return format_html(
        '<svg class="sheet__mark" viewBox="-50 -50 100 100" aria-hidden="true">{}</svg>', petals
    )


def code(address: str, label: str) -> SafeString:
    """Draw an address as a QR code; `label` says in words what it is."""
    drawn = segno.make(address, error=CORRECTION, micro=False)
    svg = drawn.svg_inline(omitsize=True, border=0, svgclass="qr", lineclass=None)
    return format_html('<span role="img" aria-label="{}">{}</span>', label, SafeString(svg))


class Look(NamedTuple):
    """How a region is drawn."""

    fill: str
    stroke: str
    dashes: str = "none"


def looks(colour: str) -> Mapping[str, Look]:
    """How a region looks in each state of its stop; a photocopy still tells them apart."""
    return {
        "held": Look(INKS[colour], PAPER),
        "planned": Look(TINTS[colour], INKS[colour]),
        "announced": Look(PAPER, INKS[colour], "9 6"),
        "to_place": Look(PAPER, LINE),
        "off": Look(PAPER, LINE),
    }


def way(regions: Iterable[Outlined], pins: Pins, colour: str, label: str) -> SafeString:
    """Draw the regions in the state of their stop, the way between stops, and their numbers."""
    stops, look = numbered(regions := list(regions), pins), looks(colour)
    return format_html(
        '<svg class="way" viewBox="{}" role="img" aria-label="{}">{}{}{}</svg>',
        VIEW_BOX,
        label,
        _outlines(regions, pins, look),
        _line([region for _n, region, _pin in stops]),
        format_html_join("", "{}", ((_stop(region, str(n), colour),) for n, region, _pin in stops)),
    )


def _outlines(regions: Iterable[Outlined], pins: Pins, look: Mapping[str, Look]) -> SafeString:
    states = ((pins[one.slug].state if one.slug in pins else "off", one.path) for one in regions)
    return format_html_join(
        "",
        '<path fill="{}" stroke="{}" stroke-dasharray="{}" stroke-width="2.5" d="{}"/>',
        # What is filled is drawn first, so that the outlines of what is not lie on top.
        ((*look[state], path) for state, path in sorted(states, key=lambda one: one[0] != "held")),
    )


def _line(stops: list[Outlined]) -> SafeString:
    points = [f"{number(one.label_x)} {number(one.label_y)}" for one in stops]
    if not points[1:]:
        return mark_safe("")
    return format_html(
        '<path fill="none" stroke="{}" stroke-width="3.5" stroke-dasharray="2 7"'
        ' stroke-linecap="round" d="M{}"/>',
        INK,
        "L".join(points),
    )


def _stop(region: Outlined, words: str, colour: str) -> SafeString:
    return format_html(
        '<path fill="{paper}" stroke="{ink}" stroke-width="2.5" d="{star}"/>'
        '<text x="{x}" y="{y}" font-size="{size}" font-family="Sheet Display"'
        ' font-weight="600" text-anchor="middle" fill="{text}">{words}</text>',
        paper=PAPER,
        ink=INKS[colour],
        star=shape_at("star", region.label_x, region.label_y, STAR),
        x=number(region.label_x),
        y=number(region.label_y + STAR * 0.4),
        size=number(STAR * 1.3),
        text=INK,
        words=words,
    )

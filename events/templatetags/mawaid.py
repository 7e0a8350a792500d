"""Tags and filters of the public pages: icons, zellige, the map, texts with their language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from events import regionmap
from events.artwork import GLYPHS, MARK_PETAL, PETALS, ROSETTE_PETAL, TURNS
from events.icons import ICONS, MIRRORED
from events.layout.hours import IN_HOUR, Block, Group
from events.models import Event, EventStatus
from events.regionmap import Outlined, Pin, Pins
from events.trilingual import Text

register = template.Library()

# Letters of Amazigh and foreign names that the display font does not have.
MISSING_LETTERS = frozenset("\u0763\u06ad")


@cache
def _drawing(kind: str, size: int, classes: str, outline: str) -> SafeString:
    return format_html(
        '<svg class="{}{}" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        kind,
        f" {classes}" if classes else "",
        size,
        size,
        outline,
    )


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """Draw a line icon; one that points along the line is mirrored on right-to-left pages."""
    return _drawing("i i--flip" if name in MIRRORED else "i", 24, classes, ICONS[name])


@register.simple_tag
def glyph(name: str, classes: str = "") -> SafeString:
    """Draw the piece of zellige that stands for a programme."""
    return _drawing("glyph", 24, classes, GLYPHS[name])


@register.simple_tag
def mark() -> SafeString:
    """Draw the site’s mark: twelve petals, one of them lit."""
    petals = format_html_join(
        "",
        '<path{} transform="rotate({})" d="{}"/>',
        (
            (mark_safe(' class="mark__now"') if i == 1 else "", TURNS[i], MARK_PETAL)
            for i in range(PETALS)
        ),
    )
    return format_html(
        '<svg class="mark" viewBox="-50 -50 100 100" aria-hidden="true" focusable="false">{}</svg>',
        petals,
    )


def _label(label: object, role: str = "img") -> SafeString:
    if label:
        return format_html('role="{}" aria-label="{}"', role, label)
    return mark_safe('aria-hidden="true"')


@register.simple_tag
def rosette(held: int, planned: int = 0, label: str = "") -> SafeString:
    """Draw twelve petals: the held ones full, then the planned ones, the others as outlines."""
    states = (["held"] * held + ["planned"] * planned + ["to_place"] * PETALS)[:PETALS]
    petals = format_html_join(
        "",
        '<path class="petal petal--{}" transform="rotate({})" d="{}"/>',
        ((state, turn, ROSETTE_PETAL) for state, turn in zip(states, TURNS, strict=True)),
    )
    return format_html(
        '<svg class="rosette" viewBox="-51 -51 102 102" {} focusable="false">{}</svg>',
        _label(label),
        petals,
    )


@register.simple_tag
def map_defs(regions: Iterable[Outlined]) -> SafeString:
    """Write the outlines of the regions, once on a page that draws maps."""
    return regionmap.definitions(regions)


@register.simple_tag
def region_map(
    regions: Iterable[Outlined], pins: Pins, colour: str, label: str = "", way: bool = False
) -> SafeString:
    """Draw the regions with their pins; `way` joins the stops. Needs `map_defs` on the page."""
    known = list(regions)
    return format_html(
        '<svg class="map map--{}" viewBox="{}" {} focusable="false">{}{}{}</svg>',
        colour,
        regionmap.VIEW_BOX,
        # A picture hides what is in it, links too; a group does not.
        _label(label, "group" if any(pin.href for pin in pins.values()) else "img"),
        regionmap.outlines(known, pins),
        regionmap.way(known, pins) if way else "",
        regionmap.numbers(known, pins),
    )


@register.filter
def only(slug: str) -> Pins:
    """Make the pins of a map that shows one region, for `region_map`."""
    return {slug: Pin("on")}


@register.filter
def marked(text: object) -> SafeString:
    """Escape a text; in a language that was not asked for, name that language and its direction."""
    if isinstance(text, Text) and text.is_fallback:
        return format_html('<span lang="{}" dir="{}">{}</span>', text.lang, text.dir, str(text))
    return conditional_escape(str(text))


@register.filter
def heading(text: object) -> SafeString:
    """Do as `marked`, and set a title with letters that the display font lacks in the other one."""
    if MISSING_LETTERS.isdisjoint(str(text)):
        return marked(text)
    return format_html('<span class="in-ui-font">{}</span>', marked(text))


@register.filter
def place(at: Block[Any] | Group[Any]) -> str:
    """Name the classes of `week.css` for where something begins, and how long it takes."""
    (hour, quarter), (hours, more) = divmod(at.start, IN_HOUR), divmod(at.length, IN_HOUR)
    return f"h{hour} q{quarter} n{hours} m{more}"


@register.filter
def standing(event: Event, today: dt.date) -> str:
    """Say how an event stands in one word: its status, or `ongoing`; nothing where all is plain."""
    if event.status != EventStatus.CONFIRMED:
        return event.status
    if event.starts_on is None or event.ends_on is None:
        return ""
    return "ongoing" if event.starts_on <= today <= event.ends_on else ""


@register.simple_tag(takes_context=True)
def current(context: Context, *views: str) -> SafeString:
    """Mark a link of the navigation: the first view is its own page, the others lie below it."""
    match = getattr(context.get("request"), "resolver_match", None)
    here = match.view_name if match else ""
    if here not in views:
        return mark_safe("")
    return format_html(' aria-current="{}"', "page" if here == views[0] else "true")

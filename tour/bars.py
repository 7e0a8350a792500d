"""Bars of charts as SVG: a browser and the maker of PDFs draw the same, without inline style."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

from events.artwork import number
from events.paper import INKS

LENGTH, HEIGHT = 100, 4


def bar(n: int, most: int, colour: str, *, from_right: bool) -> SafeString:
    """Draw `n` as a share of `most`, from where the line of writing begins.

    Pages of the site colour it by their style sheet, paper by what it says itself.
    """
    length = LENGTH * n / most if most else 0
    return format_html(
        '<svg class="share" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true"'
        ' focusable="false"><rect x="{}" y="0" width="{}" height="{}" fill="{}"/></svg>',
        LENGTH,
        HEIGHT,
        number(LENGTH - length if from_right else 0),
        number(length),
        HEIGHT,
        INKS[colour],
    )

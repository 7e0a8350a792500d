"""What sheets draw: `{% load paper %}`."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from events import paper
from events.models import Programme
from events.regionmap import Outlined, Pins

register = template.Library()

register.simple_tag(paper.mark, name="paper_mark")
register.simple_tag(paper.code, name="code_of")


@register.simple_tag
def sign(programme: Programme) -> SafeString:
    """Draw the sign of a programme in its colour."""
    return paper.sign(programme.glyph, programme.colour)


@register.simple_tag
def paper_map(regions: Iterable[Outlined], pins: Pins, colour: str, label: str) -> SafeString:
    """Draw the way of a tour."""
    return paper.way(regions, pins, colour, label)

"""Addresses as codes that telephones read. Plain values."""

from __future__ import annotations

import segno

# The quiet zone that readers need on any ground, in modules.
QUIET = 4
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" shape-rendering="crispEdges" '
INK, PAPER = "#161c36", "#fff"


def svg(address: str) -> bytes:
    """A picture of any size; a seventh of it may be soiled, and it is still read."""
    code = segno.make(address, error="m", micro=False)
    drawn: str = code.svg_inline(border=QUIET, dark=INK, light=PAPER, omitsize=True)
    return drawn.replace("<svg ", HEAD, 1).encode()

"""Pieces of zellige: the signs of the programmes, the mark, and the rosette of twelve petals.

Everything is computed: a shape is a list of points in a 24 × 24 box with its centre at (12, 12).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin, tan
from typing import Final

Point = tuple[float, float]
CENTRE: Final = 12.0
RADIUS: Final = 11.5
PETALS: Final = 12


def _polar(radius: float, angle: float) -> Point:
    return CENTRE + radius * cos(angle), CENTRE + radius * sin(angle)


def _star() -> list[Point]:
    """Draw the khatem: two squares, one turned by an eighth, whose sides cross at the notches."""
    notch = RADIUS * cos(pi / 4) / cos(pi / 8)
    return [_polar((RADIUS, notch)[i % 2], pi / 8 * i - pi / 2) for i in range(16)]


def _octagon(radius: float = RADIUS) -> list[Point]:
    """Draw the eight-sided tile, standing on a flat side."""
    return [_polar(radius, pi / 4 * i + pi / 8) for i in range(8)]


def _cross() -> list[Point]:
    """Draw the pointed cross that four stars leave between them."""
    arm = RADIUS * 0.36
    quarter = ((arm, -arm), (RADIUS - arm, -arm), (RADIUS, 0.0), (RADIUS - arm, arm))
    turns = [pi / 2 * k - pi / 2 for k in range(4)]
    return [
        (CENTRE + x * cos(a) - y * sin(a), CENTRE + x * sin(a) + y * cos(a))
        for a in turns
        for x, y in quarter
    ]


SHAPES: Final[dict[str, Sequence[Point]]] = {
    "star": _star(),
    "hexagon": [(12, 0.5), (18.5, 7), (18.5, 17), (12, 23.5), (5.5, 17), (5.5, 7)],
    "lozenge": [(12, 0.5), (21, 12), (12, 23.5), (3, 12)],
    "cross": _cross(),
    "octagon": _octagon(),
}


def number(value: float) -> str:
    """Write a coordinate with one decimal at most."""
    return f"{round(value, 1):g}"


def path(points: Sequence[Point]) -> str:
    """Write a closed outline as an SVG path."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "z"


def shape_at(name: str, x: float, y: float, radius: float) -> str:
    """Write the shape `name` with its centre at (x, y), as an SVG path."""
    k = radius / RADIUS
    return path([(x + (a - CENTRE) * k, y + (b - CENTRE) * k) for a, b in SHAPES[name]])


GLYPHS: Final[dict[str, str]] = {name: path(points) for name, points in SHAPES.items()}
# In the size of a letter a full octagon is hardly told from the star: this one is open in its
# middle (an outline that runs the other way is a hole).
GLYPHS["octagon"] += path(_octagon(RADIUS * 0.42)[::-1])


def _petal(half_width: float, inner: float, shoulder: float) -> str:
    """Write one petal, tip upwards, in a box of 100 × 100 with its centre at (0, 0)."""
    foot = max(half_width / tan(pi / PETALS) + 1.4, inner + 6)
    w, s, f = number(half_width), number(shoulder), number(foot)
    return f"M0-49L{w}-{s}V-{f}L0-{number(inner)}L-{w}-{f}V-{s}z"


# The rosette leaves room for a number in its middle; the mark is closer.
ROSETTE_PETAL: Final = _petal(7.2, 25, 38)
MARK_PETAL: Final = "M0-49L6.9-37.3V-27.4L0-15.5L-6.9-27.4V-37.3z"
TURNS: Final = tuple(360 // PETALS * i for i in range(PETALS))


def picture(colour: str = "", glyph: str = "") -> str:
    """Name the picture that links show for a programme’s sign, or for the site."""
    return f"events/img/og/{colour}-{glyph}.png" if colour else "events/img/og/site.png"

"""How long it takes from one town to another: an honest estimate, not a route."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

EARTH = 6371  # km, mean radius
ROAD = 1.3  # a road is longer than the great circle
SPEED = 80  # km/h on the road, motorways and mountains together


class Point(NamedTuple):
    """Degrees of latitude and longitude."""

    lat: float
    lon: float


def kilometres(start: Point, end: Point) -> float:
    """Along the great circle, by the haversine formula."""
    lat = radians(end.lat - start.lat)
    lon = radians(end.lon - start.lon)
    chord = sin(lat / 2) ** 2 + cos(radians(start.lat)) * cos(radians(end.lat)) * sin(lon / 2) ** 2
    return 2 * EARTH * asin(min(1, sqrt(chord)))


def hours(start: Point, end: Point) -> float:
    """Hours by road between two places.

    The places are those of venues, else of prefectures and provinces (a point inside each), else of
    the capitals of regions, as `fixtures/` holds them (GeoNames and the HCP's polygons). Assumed:
    a road 1.3 times as long as the great circle, at 80 km/h. Mountains take longer, motorways less.
    Flights are not known here.
    """
    return kilometres(start, end) * ROAD / SPEED

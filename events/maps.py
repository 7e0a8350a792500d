"""Addresses of maps that others keep; nothing of them is loaded into our pages."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import quote, urlencode

OPENSTREETMAP = "https://www.openstreetmap.org/"
ZOOM = 17  # some streets


def point(latitude: Decimal, longitude: Decimal) -> str:
    """The map of OpenStreetMap with a pin at a point."""
    pin = urlencode({"mlat": latitude, "mlon": longitude})
    return f"{OPENSTREETMAP}?{pin}#map={ZOOM}/{latitude}/{longitude}"


def search(words: str) -> str:
    """What OpenStreetMap finds for the name of a place."""
    return f"{OPENSTREETMAP}search?{urlencode({'query': words}, quote_via=quote)}"


def geo(latitude: Decimal, longitude: Decimal, name: str) -> str:
    """The point for map applications of telephones (RFC 5870); `name` labels the pin on Android."""
    where = f"{latitude},{longitude}"
    return f"geo:{where}?q={where}({quote(name, safe='')})"

"""Where a request comes from, as little of it as is needed."""

from __future__ import annotations

import ipaddress
import re

from django.conf import settings
from django.http import HttpRequest

# How much of an address the log keeps: its network, not the machine.
KEPT_BITS = {4: 24, 6: 48}
# A household or an office has as many addresses of IPv6 as it likes in one network of this size.
SENDER_BITS = {4: 32, 6: 64}
# The first that is named counts: each browser also bears the names of those before it.
BROWSERS = ("Edg", "OPR", "SamsungBrowser", "Firefox", "FxiOS", "CriOS", "Chrome", "Safari", "curl")
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Macintosh", "CrOS", "Linux")
WORDS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Macintosh": "macOS",
    "CrOS": "ChromeOS",
}


def client_address(request: HttpRequest) -> str | None:
    """The address of the client: with a trusted proxy, the last that it names.

    What stands before the last in `X-Forwarded-For` was written by whoever asks.
    """
    peer = str(request.META.get("REMOTE_ADDR", ""))
    named = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2]
    return (settings.TRUSTED_PROXY and plain(named)) or plain(peer)


def plain(given: str) -> str | None:
    """An address in its usual form; None where it is none."""
    try:
        found = ipaddress.ip_address(given.strip())
    except ValueError:
        return None
    mapped = getattr(found, "ipv4_mapped", None)
    return str(mapped or found)


def network(request: HttpRequest) -> str:
    """The network that a request comes from, such as 105.66.12.0/24; empty where not known."""
    return within(client_address(request), KEPT_BITS)


def sender(request: HttpRequest) -> str:
    """What counts as one where requests are limited; all whose address is not known are one."""
    return within(client_address(request), SENDER_BITS)


def within(address: str | None, bits: dict[int, int]) -> str:
    """The network of an address, with so many bits for each version of IP; empty where unknown."""
    if address is None:
        return ""
    length = bits[ipaddress.ip_address(address).version]
    return str(ipaddress.ip_network(f"{address}/{length}", strict=False))


def program(request: HttpRequest) -> str:
    """The browser and the system, such as “Firefox, Windows”; empty where neither is known."""
    agent = request.headers.get("User-Agent", "")
    found = (first(BROWSERS, agent), first(SYSTEMS, agent))
    return ", ".join(WORDS.get(name, name) for name in found if name)


def first(names: tuple[str, ...], agent: str) -> str | None:
    """The first of `names` that stands in `agent` as a word."""
    return next((name for name in names if re.search(rf"\b{name}\b", agent)), None)

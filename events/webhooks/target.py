"""Where messages may go: to public addresses alone, by TLS, to the very address that was looked at.

The name is resolved once and the connection made to what came of it, so that a name that leads
elsewhere a moment later leads nowhere. Nothing is followed, and nothing waited for long.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PATIENCE = 5.0
DEADLINE = 15.0
MOST_READ = 1024
# What is given out of IPv6; and what leads elsewhere or is special, of both.
GIVEN_OUT = ipaddress.ip_network("2000::/3")
NOT_THESE = [
    ipaddress.ip_network(each)
    for each in ("2001::/23", "2002::/16", "2001:db8::/32", "192.0.0.0/24", "192.88.99.0/24")
]
PORTS = {"https": 443, "http": 80}

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Unreachable(Exception):
    """An address that nothing is sent to; the reason in a few words of English, for the log."""


def checked(url: str) -> SplitResult:
    """The parts of an address that may be registered."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValidationError(_("This is not an address.")) from None
    listed = parts.hostname in settings.WEBHOOK_HOSTS
    if parts.scheme != "https" and not (listed and parts.scheme == "http"):
        raise ValidationError(_("The address must begin with https://."))
    if not parts.hostname or parts.username is not None or port == 0 or "\\" in url:
        raise ValidationError(_("Give a host, without a name or a password."))
    if not listed and not may_be_public(parts.hostname):
        raise ValidationError(_("This address is not public."))
    return parts


def may_be_public(host: str) -> bool:
    """Whether a host is a public address, or a name of which that is seen later."""
    try:
        return is_public(ipaddress.ip_address(host))
    except ValueError:
        return "." in host and host.rpartition(".")[2].lower() not in {"localhost", "local"}


def is_public(address: Address) -> bool:
    """Whether an address is one of the open internet."""
    if any(address in each for each in NOT_THESE):
        return False
    if isinstance(address, ipaddress.IPv6Address):
        return address in GIVEN_OUT
    return address.is_global and not address.is_multicast and not address.is_reserved


def resolved(host: str, port: int) -> str:
    """The address behind a name; all that it has must be public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreachable("the name is not known") from None
    addresses = [str(each[4][0]) for each in found]
    public = all(is_public(ipaddress.ip_address(each)) for each in addresses)
    if not addresses or not (public or host in settings.WEBHOOK_HOSTS):
        raise Unreachable("the address is not public")
    return addresses[0]


def post(url: str, body: bytes, headers: dict[str, str]) -> int:
    """Send a message; return the status of the answer, of which little is read."""
    try:
        parts = checked(url)
    except ValidationError:
        raise Unreachable("the address is not allowed") from None
    port = parts.port or PORTS[parts.scheme]
    connection = connected(parts, port, resolved(str(parts.hostname), port))
    guard = threading.Timer(DEADLINE, cut, [connection])
    guard.start()
    try:
        return answered(connection, parts, body, headers)
    except (OSError, HTTPException, ValueError) as error:
        raise Unreachable(type(error).__name__) from error
    finally:
        guard.cancel()
        connection.close()


def answered(
    connection: HTTPConnection, parts: SplitResult, body: bytes, headers: dict[str, str]
) -> int:
    """The status that a message is answered with."""
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    connection.request("POST", path, body, headers)
    with connection.getresponse() as response:
        response.read(MOST_READ)
        return response.status


def connected(parts: SplitResult, port: int, address: str) -> HTTPConnection:
    """A connection to one address, which names and proves the host that was meant."""
    host = str(parts.hostname)
    made: HTTPConnection = HTTPConnection(host, port, timeout=PATIENCE)
    try:
        plain = socket.create_connection((address, port), timeout=PATIENCE)
        if parts.scheme == "https":
            context = ssl.create_default_context()
            made = HTTPSConnection(host, port, timeout=PATIENCE, context=context)
            made.sock = context.wrap_socket(plain, server_hostname=host)
        else:
            made.sock = plain
    except OSError as error:
        raise Unreachable(type(error).__name__) from error
    return made


def cut(connection: HTTPConnection) -> None:
    """End a conversation that takes too long, however busy the other side looks."""
    held = connection.sock
    if held is not None:
        with suppress(OSError):  # it has just ended by itself
            held.shutdown(socket.SHUT_RDWR)

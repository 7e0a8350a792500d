"""Nothing is sent into private networks, however the address says it."""

from __future__ import annotations

import ipaddress
import socket

import pytest
from django.core.exceptions import ValidationError

from events.webhooks import target

PUBLIC = ["8.8.8.8", "196.200.160.1", "2606:4700:4700::1111", "2a00:1450:4007:80e::200e"]
PRIVATE = {
    "loopback": "127.0.0.1",
    "all of loopback": "127.8.9.10",
    "private 10": "10.0.0.1",
    "private 172": "172.16.5.4",
    "private 192": "192.168.1.1",
    "link-local, cloud data": "169.254.169.254",
    "shared by carriers": "100.64.0.1",
    "unspecified": "0.0.0.0",
    "this network": "0.1.2.3",
    "multicast": "224.0.0.251",
    "broadcast": "255.255.255.255",
    "reserved": "240.0.0.1",
    "benchmarks": "198.18.0.1",
    "documentation": "192.0.2.1",
    "protocols": "192.0.0.8",
    "loopback 6": "::1",
    "unspecified 6": "::",
    "mapped loopback": "::ffff:127.0.0.1",
    "mapped private": "::ffff:10.0.0.1",
    "mapped public": "::ffff:8.8.8.8",
    "compatible": "::7f00:1",
    "unique local": "fd00::1",
    "site-local": "fec0::1",
    "link-local 6": "fe80::1",
    "multicast 6": "ff02::1",
    "6to4": "2002:7f00:1::",
    "teredo": "2001:0:7f00:1::",
    "NAT64": "64:ff9b::7f00:1",
    "local NAT64": "64:ff9b:1::7f00:1",
    "documentation 6": "2001:db8::1",
    "discarded": "100::1",
}


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are(address):
    assert target.is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("name", PRIVATE)
def test_no_private_address_is_spoken_to_by_itself_or_behind_a_name(name, monkeypatch):
    address = PRIVATE[name]
    assert not target.is_public(ipaddress.ip_address(address))
    host = f"[{address}]" if ":" in address else address
    with pytest.raises(ValidationError):
        target.checked(f"https://{host}/hook")
    spoken: list[object] = []
    monkeypatch.setattr(socket, "create_connection", lambda *args, **_: spoken.append(args))
    monkeypatch.setattr(socket, "getaddrinfo", leading_to("8.8.8.8", address))
    with pytest.raises(target.Unreachable, match="not public"):
        target.post("https://partner.example.ma/hook", b"{}", {})
    assert spoken == []


def leading_to(*addresses):
    return lambda *_args, **_options: [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 443)) for each in addresses
    ]


def test_the_connection_is_made_to_the_address_that_was_looked_at(monkeypatch):
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    asked: list[str] = []

    def changing(host, *_args, **_options):
        asked.append(host)
        return leading_to(*next(answers))()

    spoken: list[tuple[str, int]] = []

    def connect(where, **_options):
        spoken.append(where)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(target.Unreachable):
        target.post("https://partner.example.ma/hook", b"{}", {})
    assert spoken == [("8.8.8.8", 443)]
    assert asked == ["partner.example.ma"]


@pytest.mark.parametrize(
    "url",
    [
        "http://partner.example.ma/",
        "ftp://partner.example.ma/",
        "https:///hook",
        "https://user:secret@partner.example.ma/",
        "https://localhost/",
        "https://intranet/",
        "https://printer.local/",
        "https://partner.example.ma:99999/",
        "https://partner.example.ma:0/",
        "https://partner.example.ma\\@127.0.0.1/",
        "https://[::1/",
        "https://2130706433/",
        "https://0x7f.1/",
        "file:///etc/passwd",
    ],
)
def test_such_an_address_is_not_taken_or_leads_nowhere(url, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", leading_to("127.0.0.1"))
    with pytest.raises(target.Unreachable, match=r"not allowed|not public"):
        target.post(url, b"{}", {})


def test_a_slow_answer_is_cut_off(monkeypatch, settings):
    settings.WEBHOOK_HOSTS = ["127.0.0.1"]
    monkeypatch.setattr(target, "DEADLINE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(target.Unreachable):
            target.post(f"http://127.0.0.1:{port}/", b"{}", {})


def test_a_name_that_nobody_knows_is_said(monkeypatch):
    def unknown(*_args, **_options):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(target.Unreachable, match="not known"):
        target.post("https://partner.example.ma/", b"{}", {})

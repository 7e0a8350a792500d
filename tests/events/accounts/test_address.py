"""Where a request comes from: what the proxy says counts only where there is one."""

import pytest
from django.test import RequestFactory

from events.accounts.address import client_address, network, program

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML) Chrome/140.0 Safari/537.36"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1"


def request(peer="10.0.0.9", **headers):
    return RequestFactory().get("/", REMOTE_ADDR=peer, headers=headers)


@pytest.mark.parametrize(
    ("trusted", "forwarded", "found"),
    [
        (False, "105.66.12.34", "10.0.0.9"),
        (True, "105.66.12.34", "105.66.12.34"),
        (True, "1.2.3.4, 105.66.12.34", "105.66.12.34"),
        (True, "105.66.12.34, rubbish", "10.0.0.9"),
        (True, "", "10.0.0.9"),
        (True, "2001:db8:1:2::5", "2001:db8:1:2::5"),
        (True, "::ffff:105.66.12.34", "105.66.12.34"),
    ],
)
def test_only_the_last_word_of_a_trusted_proxy_counts(settings, trusted, forwarded, found):
    settings.TRUSTED_PROXY = trusted
    assert client_address(request(x_forwarded_for=forwarded)) == found


def test_a_socket_has_no_address():
    assert client_address(request(peer="")) is None
    assert network(request(peer="")) == ""


@pytest.mark.parametrize(
    ("peer", "kept"),
    [("105.66.12.34", "105.66.12.0/24"), ("2001:db8:1:2::5", "2001:db8:1::/48")],
)
def test_the_machine_is_not_kept(peer, kept):
    assert network(request(peer=peer)) == kept


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        (FIREFOX, "Firefox, Windows"),
        (CHROME, "Chrome, Android"),
        (EDGE, "Edge, Windows"),
        (SAFARI, "Safari, iPhone"),
        ("curl/8.5", "curl"),
        ("", ""),
        ("<script>", ""),
    ],
)
def test_a_browser_is_named_and_nothing_else_of_it_kept(agent, said):
    assert program(request(user_agent=agent)) == said

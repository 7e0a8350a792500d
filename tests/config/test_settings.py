"""The settings as a process of its own reads them, and what production promises."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

PRODUCTION = {"SITE_URL": "https://agenda.example.ma", "SECRET_KEY": "k" * 60}
SHOW = """
import json
from config import settings
print(json.dumps({name: getattr(settings, name) for name in %r}))
"""


@pytest.fixture
def start(root):
    """Return a function that reads settings in a process of its own: (*names, **variables)."""

    def run(*names, **variables):
        kept = {"PATH": os.environ["PATH"]}
        return subprocess.run(
            [sys.executable, "-W", "error", "-c", SHOW % (names,)],
            cwd=root,
            env=kept | PRODUCTION | variables,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "perhaps"),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY_FILE", "/nowhere/key"),
        ("SITE_URL", "agenda.example.ma"),
        ("ALLOWED_HOSTS", "https://agenda.example.ma"),
        ("CSRF_TRUSTED_ORIGINS", "agenda.example.ma"),
        ("FEED_DOMAIN", "https://agenda.example.ma"),
        ("EMBED_ANCESTORS", "www.example.ma"),
        ("DATABASE_URL", "oracle://u@h/db"),
        ("CACHE_URL", "memory"),
        ("HTTPS", "sometimes"),
        ("HSTS_SECONDS", "a year"),
        ("TRUSTED_PROXY", "nginx"),
        ("LOG_LEVEL", "LOUD"),
        ("SECOND_FACTOR", "sometimes"),
        ("LOGIN_FAILURES", "0"),
        ("API_PER_MINUTE", "0"),
        ("LOCKOUT_MINUTES", "for ever"),
        ("SESSION_IDLE_MINUTES", "1"),
        ("SESSION_HOURS", "0"),
        ("SIGN_IN_LOG_DAYS", "a year"),
        ("PROPOSAL_DAYS", "0"),
        ("EMAIL_URL", "mail.example.ma"),
        ("EMAIL_URL", "smtp://"),
        ("EMAIL_FROM", "the calendar"),
        ("EMAIL_BOUNCES", "returned"),
    ],
)
def test_each_wrong_setting_stops_the_start_and_is_named(start, name, value):
    variables = {name: value} | ({"SECRET_KEY": ""} if name == "SECRET_KEY_FILE" else {})
    refused = start("DEBUG", **variables)
    assert refused.returncode == 1
    last = refused.stderr.strip().splitlines()[-1]
    assert last.startswith(f"django.core.exceptions.ImproperlyConfigured: {name} is ")
    assert "expected" in last


def test_an_https_address_turns_every_protection_on(start):
    names = (
        "DEBUG", "HTTPS", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "FEED_DOMAIN",
        "SECURE_PROXY_SSL_HEADER",
    )  # fmt: skip
    assert json.loads(start(*names).stdout) == {
        "DEBUG": False,
        "HTTPS": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "ALLOWED_HOSTS": ["agenda.example.ma"],
        "CSRF_TRUSTED_ORIGINS": ["https://agenda.example.ma"],
        "FEED_DOMAIN": "agenda.example.ma",
        "SECURE_PROXY_SSL_HEADER": None,
    }


def test_a_site_at_home_needs_no_certificate_and_answers_to_the_machine_alone(start):
    found = json.loads(
        start(
            "HTTPS", "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS", SITE_URL="http://127.0.0.1:9000"
        ).stdout
    )
    assert found["HTTPS"] is False
    assert found["SECURE_HSTS_SECONDS"] == 0
    assert found["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]


def test_feeds_may_have_a_host_of_their_own(start):
    names = ("FEED_URL", "ALLOWED_HOSTS")
    assert json.loads(start(*names, FEED_DOMAIN="feeds.example.ma").stdout) == {
        "FEED_URL": "https://feeds.example.ma",
        "ALLOWED_HOSTS": ["agenda.example.ma", "feeds.example.ma"],
    }
    assert json.loads(start("FEED_URL", SITE_URL="http://127.0.0.1:9000").stdout) == {
        "FEED_URL": "http://127.0.0.1:9000"
    }


def test_the_proxy_is_believed_only_when_told(start):
    shown = start("SECURE_PROXY_SSL_HEADER", TRUSTED_PROXY="yes").stdout
    assert json.loads(shown)["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_the_legal_time_is_that_of_the_pinned_data_whatever_the_machine_believes():
    zone = ZoneInfo(settings.TIME_ZONE)
    assert datetime(2026, 11, 21, 12, tzinfo=UTC).astimezone(zone).hour == 12
    assert datetime(2026, 6, 1, 12, tzinfo=UTC).astimezone(zone).hour == 13


def test_the_policy_allows_nothing_from_elsewhere_and_no_inline_code():
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    assert {source for sources in directives.values() for source in sources} == {
        "'none'", "'self'", "data:",
    }  # fmt: skip


def test_mail_is_printed_at_home_and_sent_where_it_is_set(start):
    names = ("SENDS_MAIL", "DEFAULT_FROM_EMAIL", "MAIL")
    home = json.loads(start(*names, SITE_URL="http://127.0.0.1:9000").stdout)
    assert "console" in str(home["MAIL"])
    unset = json.loads(start(*names).stdout)
    assert unset == {
        "SENDS_MAIL": False,
        "DEFAULT_FROM_EMAIL": "no-reply@agenda.example.ma",
        "MAIL": {},
    }
    address = "smtp+tls://user:p%40ss@mail.example.ma"
    sent = start(*names, EMAIL_URL=address, EMAIL_FROM="agenda@example.ma")
    assert json.loads(sent.stdout)["SENDS_MAIL"] is True
    assert json.loads(sent.stdout)["DEFAULT_FROM_EMAIL"] == "agenda@example.ma"


OFFERED = """
import django
django.setup()
from django.urls import NoReverseMatch, reverse
try:
    print(reverse("admin_password_reset"))
except NoReverseMatch:
    print("nowhere")
"""


@pytest.mark.parametrize(
    ("url", "page"), [("", "nowhere"), ("smtps://mail.example.ma", "/fr/admin/password_reset/")]
)
def test_a_new_password_is_offered_only_where_mail_is_sent(root, url, page):
    told = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings"}
    ran = subprocess.run(
        [sys.executable, "-c", OFFERED],
        cwd=root,
        env=told | PRODUCTION | {"EMAIL_URL": url},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == page

"""How mail is sent, from one address; the secrets in it are never repeated."""

import django
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage

from config import mail

pytestmark = pytest.mark.skipif(
    django.VERSION >= (6, 1), reason="from Django 6.1 on, the names are those of MAILERS"
)


def read(monkeypatch, address):
    monkeypatch.setenv("EMAIL_URL", address)
    return mail.settings("EMAIL_URL", "")


@pytest.mark.parametrize(
    ("address", "port", "tls", "ssl"),
    [
        ("smtp://mail.example.ma", 25, False, False),
        ("smtp+tls://mail.example.ma", 587, True, False),
        ("smtps://mail.example.ma", 465, False, True),
        ("smtp+tls://mail.example.ma:2525", 2525, True, False),
    ],
)
def test_the_scheme_says_how_the_way_is_protected(monkeypatch, address, port, tls, ssl):
    found = read(monkeypatch, address)
    assert found["EMAIL_BACKEND"].endswith(".smtp.EmailBackend")
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example.ma", port)
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (tls, ssl)


def test_name_and_password_may_hold_any_sign(monkeypatch):
    found = read(monkeypatch, "smtps://a%40b:p%2F%3A%40@mail.example.ma")
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("a@b", "p/:@")


def test_mails_may_be_kept_in_a_folder(monkeypatch, settings, tmp_path):
    for name, value in read(monkeypatch, f"file://{tmp_path}").items():
        setattr(settings, name, value)
    EmailMessage("Subject", "Text", to=["amina@example.ma"]).send()
    (kept,) = tmp_path.iterdir()
    assert "To: amina@example.ma" in kept.read_text()


def test_nothing_is_set_where_nothing_is_given(monkeypatch):
    assert read(monkeypatch, "") == {}


@pytest.mark.parametrize(
    "address", ["mail.example.ma", "imap://h", "smtp://", "smtp://u:secret@h:port", "smtps://:1"]
)
def test_a_wrong_address_stops_the_start_and_keeps_its_secret(monkeypatch, address):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL is ") as refusal:
        read(monkeypatch, address)
    assert "secret" not in str(refusal.value)

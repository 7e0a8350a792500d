"""The pages of one's own second factor."""

import re
from urllib.parse import unquote

import pytest
from django.contrib.admin.models import LogEntry

from events.accounts import factor
from events.accounts.factor import Verdict
from tests import accounts
from tests.accounts import FACTOR, PASSWORD, is_in, type_code, type_password
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return accounts.account()


@pytest.fixture
def entered(client, user):
    """Return a browser that is signed in with the second factor, and the recovery codes."""
    codes = accounts.with_factor(user)
    type_password(client, user)
    type_code(client, accounts.code(user))
    return client, codes


def test_the_menu_of_the_user_leads_there(client, user):
    type_password(client, user)
    assert FACTOR in Page(client.get("/en/admin/events/event/").text).links


def test_the_page_of_the_secret_has_it_to_scan_and_in_letters(client, user):
    type_password(client, user)
    client.post(f"{FACTOR}begin/")
    answer = client.get(f"{FACTOR}set-up/")
    assert factor.secret(factor.unconfirmed(user)) in answer.text
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert not re.search(r"(?i)<[^>]+\s(style|on[a-z]+)=", answer.text)


def test_a_wrong_code_is_told_and_the_secret_stays(client, user):
    type_password(client, user)
    client.post(f"{FACTOR}begin/")
    key = factor.unconfirmed(user).key
    page = client.post(f"{FACTOR}set-up/", {"code": "000000"})
    assert "This code is not right" in page.text
    assert factor.unconfirmed(user).key == key
    assert factor.of(user) is None


def test_the_codes_are_shown_once_and_can_be_kept(client, user):
    type_password(client, user)
    client.post(f"{FACTOR}begin/")
    page = client.post(f"{FACTOR}set-up/", {"code": accounts.code(user)})
    codes = page.context["codes"]
    link = next(a for a in Page(page.text).all("a") if "download" in a.attributes)
    assert unquote(link["href"]).split("\r\n")[1:-1] == codes
    for path in ("", "set-up/", "codes/"):
        shown = client.get(f"{FACTOR}{path}", follow=True).text
        assert not any(code in shown for code in codes)
    assert "10 of 10" in client.get(FACTOR).text


def test_to_read_a_page_changes_nothing(client, user):
    type_password(client, user)
    assert client.get(f"{FACTOR}begin/")["Location"] == FACTOR
    assert client.get(f"{FACTOR}set-up/")["Location"] == FACTOR
    assert factor.unconfirmed(user) is None


def test_to_begin_does_not_replace_what_counts(entered, user):
    client, _ = entered
    device = factor.of(user)
    assert client.post(f"{FACTOR}begin/")["Location"] == FACTOR
    assert factor.of(user) == device
    assert factor.unconfirmed(user) is None


@pytest.mark.parametrize("page", ["off/", "codes/"])
def test_an_open_screen_is_not_enough(entered, user, page):
    client, codes = entered
    assert client.get(f"{FACTOR}{page}").status_code == 200
    assert client.post(f"{FACTOR}{page}").status_code == 200
    refused = client.post(f"{FACTOR}{page}", {"password": "guessed"})
    assert "This is not your password." in refused.text
    assert factor.of(user) is not None
    assert factor.check(user, codes[1]) == Verdict.RECOVERY


def test_guesses_at_the_password_are_locked_out_there_too(entered, user):
    client, _ = entered
    for _ in range(5):
        answer = client.post(f"{FACTOR}off/", {"password": "guessed"})
    assert answer.status_code == 429
    assert client.post(f"{FACTOR}off/", {"password": PASSWORD}).status_code == 429
    assert factor.of(user) is not None


def test_it_is_switched_off_with_the_password(entered, user):
    client, codes = entered
    client.post(f"{FACTOR}off/", {"password": PASSWORD})
    assert is_in(client)
    assert factor.of(user) is None
    assert factor.check(user, codes[0]) == Verdict.WRONG
    client.logout()
    type_password(client, user)
    assert is_in(client)


def test_new_codes_replace_the_old(entered, user):
    client, old = entered
    new = client.post(f"{FACTOR}codes/", {"password": PASSWORD}).context["codes"]
    assert factor.check(user, new[0]) == Verdict.RECOVERY
    assert factor.check(user, old[0]) == Verdict.WRONG


def test_each_act_is_in_the_history_of_the_account(client, user):
    type_password(client, user)
    client.post(f"{FACTOR}begin/")
    client.post(f"{FACTOR}set-up/", {"code": accounts.code(user)})
    client.post(f"{FACTOR}codes/", {"password": PASSWORD})
    client.post(f"{FACTOR}off/", {"password": PASSWORD})
    told = [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]
    assert told == ["Changed second factor.", "Changed recovery codes.", "Changed second factor."]


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_every_page_is_in_the_language_of_the_reader(client, user, language):
    type_password(client, user)
    base = f"/{language}/admin/second-factor/"
    pages = [client.get(base), client.post(f"{base}begin/", follow=True)]
    pages.append(client.post(f"{base}set-up/", {"code": accounts.code(user)}))
    pages += [client.get(f"{base}{path}") for path in ("", "codes/", "off/")]
    for page in pages:
        text = re.sub(r"(?s)<(script|style|svg).*?</\1>|<[^>]*>", " ", page.text)
        assert not re.search(r"(?i)\b(second factor|recovery|telephone|switch|password)\b", text)
        assert f'<html lang="{language}"' in page.text

"""An administrator lets somebody in again: unlocks a name, resets a second factor."""

import re
from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django.core.management.base import CommandError

from events.accounts import factor, lockout
from events.models import Role
from tests import accounts, desk, make
from tests.accounts import is_in, type_code, type_password

pytestmark = pytest.mark.django_db


def page(user, name="change", language="en"):
    return f"/{language}/admin/auth/user/{user.pk}/{name}/"


@pytest.fixture
def user(client):
    """Return somebody with a second factor, whose name is locked."""
    user = accounts.account()
    accounts.with_factor(user)
    for _ in range(5):
        type_password(client, user, "wrong")
    return user


@pytest.fixture
def administrator():
    return desk.signed_in(desk.member(Role.ADMINISTRATOR))


def test_the_page_of_the_account_says_how_it_stands_and_leads_on(user, administrator):
    shown = administrator.get(page(user)).text
    assert page(user, "unlock") in shown
    assert page(user, "reset-factor") in shown
    other = administrator.get(page(accounts.account())).text
    assert "not locked" in other
    assert "reset-factor" not in other


def test_a_name_is_unlocked_and_it_is_written_down(user, client, administrator):
    assert administrator.get(page(user, "unlock")).status_code == 200
    assert lockout.is_locked(user.username)
    administrator.post(page(user, "unlock"))
    assert not lockout.is_locked(user.username)
    assert type_password(client, user).status_code == 302
    entry = LogEntry.objects.get()
    assert (entry.object_id, entry.get_change_message()) == (str(user.pk), "Changed lock.")


def test_a_factor_is_reset_which_ends_the_sessions_of_its_thief(administrator, client):
    user = accounts.account()
    accounts.with_factor(user)
    type_password(client, user)
    type_code(client, accounts.code(user))
    assert administrator.get(page(user, "reset-factor")).status_code == 200
    assert is_in(client)
    administrator.post(page(user, "reset-factor"))
    assert not is_in(client)
    assert factor.of(user) is None
    assert type_password(client, user)["Location"] == "/en/admin/"
    assert LogEntry.objects.get().get_change_message() == "Changed second factor."


@pytest.mark.parametrize("name", ["unlock", "reset-factor"])
@pytest.mark.parametrize("role", [None, *Role])
def test_nobody_else_does(user, name, role):
    if role == Role.ADMINISTRATOR:
        client = desk.signed_in(desk.member(role, region=make.region()))
    else:
        client = desk.signed_in(desk.member(role))
    for ask in (client.get, client.post):
        assert ask(page(user, name)).status_code == 403
    assert factor.of(user) is not None
    assert lockout.is_locked(user.username)


@pytest.mark.parametrize("name", ["unlock", "reset-factor"])
def test_superusers_are_out_of_reach(name, administrator):
    superuser = desk.administrator()
    accounts.with_factor(superuser)
    assert administrator.post(page(superuser, name)).status_code == 404
    assert factor.of(superuser) is not None


def test_ones_own_takes_the_password(client):
    user = accounts.account(Role.ADMINISTRATOR)
    accounts.with_factor(user)
    type_password(client, user)
    type_code(client, accounts.code(user))
    assert client.post(page(user, "reset-factor"))["Location"] == accounts.FACTOR
    assert factor.of(user) is not None


def test_an_account_with_a_factor_is_deleted_without_a_word_of_its_parts(administrator):
    user = accounts.account()
    accounts.with_factor(user)
    asked = administrator.get(page(user, "delete", "fr")).text
    shown = re.sub(r"<[^>]*>", " ", asked)
    assert user.username in shown
    assert not re.search(r"(?i)totp|static|token|device", shown)
    assert administrator.post(page(user, "delete"), {"post": "yes"}).status_code == 302
    assert factor.of(user) is None


@pytest.mark.parametrize("address", ["otp_totp/totpdevice/", "otp_static/staticdevice/", "axes/"])
def test_secrets_have_no_page(address):
    assert desk.signed_in().get(f"/en/admin/{address}").status_code == 404


def test_the_machine_lets_the_last_administrator_in(client):
    user = desk.administrator()
    accounts.with_factor(user)
    call_command("reset_second_factor", user.username, stdout=StringIO())
    assert factor.of(user) is None
    with pytest.raises(CommandError, match="No account has the name nobody"):
        call_command("reset_second_factor", "nobody")

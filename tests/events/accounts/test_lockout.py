"""After too many failures a name is locked for an address, whichever process counts."""

import datetime as dt
import os
import subprocess
import sys

import pytest
from axes.models import AccessAttempt
from django.db import connection
from django.test import Client
from django.utils import timezone

from events.accounts import lockout
from events.models import SignIn
from tests import accounts
from tests.accounts import CODE, LOGIN, PASSWORD, is_in, type_code, type_password

pytestmark = pytest.mark.django_db

ELSEWHERE = {"REMOTE_ADDR": "10.9.8.7"}


@pytest.fixture
def user():
    return accounts.account()


def fail(client, user, times=5, **more):
    for _ in range(times):
        answer = type_password(client, user, "wrong", **more)
    return answer


def test_the_fifth_failure_locks_and_says_for_how_long(client, user):
    assert fail(client, user, 4).status_code == 200
    page = fail(client, user, 1)
    assert page.status_code == 429
    assert "locked for 15 more minutes" in page.text
    assert f'value="{user.username}"' in page.text


def test_then_the_right_password_is_refused_too(client, user):
    fail(client, user)
    assert type_password(client, user).status_code == 429
    assert not is_in(client)


def test_the_same_name_from_elsewhere_and_another_name_from_here_are_free(client, user):
    fail(client, user)
    there = Client(**ELSEWHERE)
    assert type_password(there, user).status_code == 302
    assert type_password(client, accounts.account()).status_code == 302


def test_a_forged_header_is_no_other_address(client, user):
    for n in range(5):
        answer = type_password(client, user, "wrong", headers={"x-forwarded-for": f"1.2.3.{n}"})
    assert answer.status_code == 429


def test_behind_a_trusted_proxy_each_client_counts_for_itself(client, user, settings):
    settings.TRUSTED_PROXY = True
    one, other = ({"headers": {"x-forwarded-for": f"6.6.6.6, 1.2.3.{n}"}} for n in (1, 2))
    assert fail(client, user, **one).status_code == 429
    assert type_password(client, user, **other).status_code == 302


def test_a_name_that_nobody_has_is_locked_alike(client):
    stranger = accounts.User(username="nobody-knows")
    page = fail(client, stranger)
    assert page.status_code == 429
    assert SignIn.objects.filter(user=None).count() == 5


def test_it_opens_when_the_time_is_over_and_trying_does_not_put_it_off(client, user):
    fail(client, user)
    early = timezone.now() - dt.timedelta(minutes=14, seconds=30)
    AccessAttempt.objects.update(attempt_time=early)
    assert "locked for 1 more minute." in type_password(client, user).text
    AccessAttempt.objects.update(attempt_time=early - dt.timedelta(minutes=1))
    assert type_password(client, user).status_code == 302


def test_success_begins_the_count_anew(client, user):
    fail(client, user, 4)
    type_password(client, user)
    client.logout()
    assert fail(client, user, 4).status_code == 200


def test_the_length_and_the_number_are_settings(client, user, settings):
    settings.AXES_FAILURE_LIMIT = 2
    settings.AXES_COOLOFF_TIME = dt.timedelta(hours=1)
    assert "60 more minutes" in fail(client, user, 2).text


def test_the_second_step_is_locked_too_and_the_password_does_not_clear_it(client, user):
    accounts.with_factor(user)
    for _ in range(4):
        type_password(client, user)
        accounts.rest(user)
        assert type_code(client, "000000").status_code == 200
    accounts.rest(user)
    assert type_code(client, "000000").status_code == 429
    accounts.rest(user)
    page = client.post(CODE, {"code": accounts.code(user)})
    assert page.status_code == 429
    assert "more minutes" in page.text
    assert type_password(client, user).status_code == 429
    assert not is_in(client)


def test_passwords_and_codes_are_counted_together(client, user):
    accounts.with_factor(user)
    fail(client, user, 4)
    type_password(client, user)
    assert type_code(client, "000000").status_code == 429


def test_what_was_typed_is_not_stored(client, user):
    accounts.with_factor(user)
    type_password(client, user, "my other secret")
    type_password(client, user)
    type_code(client, "987654")
    stored = str(list(AccessAttempt.objects.values()))
    for secret in ("my other secret", PASSWORD, "987654"):
        assert secret not in stored


def test_a_locked_name_adds_no_lines_to_the_log(client, user):
    fail(client, user, 9)
    outcomes = SignIn.objects.order_by("pk").values_list("outcome", flat=True)
    assert list(outcomes) == ["password"] * 4 + ["locked"]


def test_it_can_be_unlocked(client, user):
    fail(client, user)
    assert lockout.is_locked(user.username)
    lockout.unlock(user.username)
    assert not lockout.is_locked(user.username)
    assert type_password(client, user).status_code == 302


@pytest.mark.parametrize(
    ("language", "said"), [("ar", "لمدة 15 دقيقة أخرى"), ("fr", "pendant encore 15 minutes")]
)
def test_it_is_said_in_the_language_of_the_page(client, user, language, said):
    for _ in range(5):
        page = client.post(
            f"/{language}/admin/login/", {"username": user.username, "password": "x"}
        )
    assert said in page.text


PROCESS = """
import django
django.setup()
from django.test import Client
for _ in range(int({times})):
    answer = Client().post({path!r}, {{"username": {name!r}, "password": "wrong"}})
print(answer.status_code)
"""


def database_url():
    """The database of the tests, as another process is told of it."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    host = f"{known['HOST']}:{known['PORT'] or 5432}"
    return f"postgres://{known['USER']}:{known['PASSWORD']}@{host}/{known['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_processes_count_together(root):
    user = accounts.account()

    def elsewhere(times):
        script = PROCESS.format(times=times, path=LOGIN, name=user.username)
        ran = subprocess.run(
            [sys.executable, "-c", script],
            cwd=root,
            env=os.environ | {"DATABASE_URL": database_url()},
            capture_output=True,
            text=True,
            check=True,
        )
        return ran.stdout.split()[-1]

    assert elsewhere(3) == "200"
    assert elsewhere(2) == "429"
    assert type_password(Client(), user).status_code == 429

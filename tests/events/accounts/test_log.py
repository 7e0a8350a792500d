"""The log of sign-ins: who reads it, what it holds, how long."""

import datetime as dt
from io import StringIO

import pytest
from axes.models import AccessAttempt
from django.core.management import call_command
from django.utils import timezone

from events.models import Mandate, Role, SignIn
from tests import accounts, desk, make
from tests.accounts import type_password

pytestmark = pytest.mark.django_db

LOG = "/fr/admin/events/signin/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
CLIENT = {"REMOTE_ADDR": "105.66.12.34", "headers": {"user-agent": FIREFOX}}


def line(user=None, days=0, **values):
    at = timezone.now() - dt.timedelta(days=days)
    return SignIn.objects.create(user=user, at=at, **({"outcome": "in"} | values))


def test_it_holds_who_when_the_network_and_the_browser_and_nothing_more(client):
    user = accounts.account()
    type_password(client, user, **CLIENT)
    (kept,) = SignIn.objects.values()
    assert kept.pop("at") - timezone.now() < dt.timedelta(minutes=1)
    del kept["id"]
    assert kept == {
        "user_id": user.pk,
        "outcome": "in",
        "network": "105.66.12.0/24",
        "program": "Firefox, Windows",
    }


def test_what_was_typed_for_a_name_is_not_kept(client):
    """People type their password there."""
    type_password(client, accounts.User(username="my secret"), "x", **CLIENT)
    assert "my secret" not in str(list(SignIn.objects.values()))


def limited(role):
    user = desk.member(role, region=make.region())
    return desk.signed_in(user)


@pytest.mark.parametrize("role", list(Role))
def test_administrators_of_everything_read_it_alone(role):
    entry = line(desk.member(Role.EDITOR))
    pages = (LOG, f"{LOG}{entry.pk}/change/")
    for client, may in (
        (desk.signed_in(desk.member(role)), role == Role.ADMINISTRATOR),
        (limited(role), False),
    ):
        for page in pages:
            assert client.get(page).status_code == (200 if may else 403)


def test_nobody_writes_it_not_even_a_superuser():
    entry = line()
    client = desk.signed_in()
    for page in (f"{LOG}add/", f"{LOG}{entry.pk}/change/", f"{LOG}{entry.pk}/delete/"):
        assert client.post(page, {"post": "yes", "outcome": "in"}).status_code == 403
    client.post(LOG, {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"})
    assert SignIn.objects.get() == entry


def test_when_superusers_sign_in_superusers_alone_see():
    entry = line(desk.administrator(), network="1.2.3.0/24")
    administrator = desk.signed_in(desk.member(Role.ADMINISTRATOR))
    assert "1.2.3.0/24" not in administrator.get(LOG).text
    assert administrator.get(f"{LOG}{entry.pk}/change/").status_code == 302
    assert "1.2.3.0/24" in desk.signed_in().get(LOG).text


@pytest.mark.parametrize("rows", [1, 3, 300])
def test_its_list_costs_the_same(rows, django_assert_num_queries):
    client = desk.signed_in()
    SignIn.objects.bulk_create(
        SignIn(user=desk.member() if n < 3 else None, outcome="in") for n in range(rows)
    )
    client.get(LOG)
    with django_assert_num_queries(4):
        assert client.get(LOG).status_code == 200


@pytest.mark.parametrize(("language", "said"), [("ar", "رمز غير صحيح"), ("fr", "code erroné")])
def test_it_is_read_in_words(language, said):
    line(outcome="code")
    assert said in desk.signed_in().get(f"/{language}/admin/events/signin/").text


def test_lines_go_when_their_term_is_over(settings):
    settings.SIGN_IN_LOG_DAYS = 30
    kept = line(days=29)
    line(days=31)
    out = StringIO()
    call_command("prune_sign_ins", stdout=out)
    assert SignIn.objects.get() == kept
    assert out.getvalue() == "Removed: 1 sign-ins, 0 counts of failures.\n"


def test_counted_failures_go_with_their_addresses_once_they_lock_nobody(client):
    type_password(client, accounts.account(), "wrong")
    call_command("prune_sign_ins", stdout=StringIO())
    assert AccessAttempt.objects.count() == 1
    AccessAttempt.objects.update(attempt_time=timezone.now() - dt.timedelta(minutes=16))
    call_command("prune_sign_ins", stdout=StringIO())
    assert not AccessAttempt.objects.exists()


def test_of_an_account_that_is_deleted_the_line_stays_without_its_name():
    user = desk.member(Role.EDITOR)
    line(user)
    user.delete()
    assert SignIn.objects.get().user is None
    assert not Mandate.objects.exists()

"""Signing in as people and attackers do."""

import pytest
from django.test import Client
from django.utils import translation

from events.models import SignIn
from tests import accounts, desk
from tests.accounts import CODE, LOGIN, PASSWORD, is_in, type_code, type_password

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return accounts.account()


def outcomes():
    return list(SignIn.objects.order_by("pk").values_list("outcome", flat=True))


def test_without_a_second_factor_the_password_is_enough(client, user):
    answer = type_password(client, user)
    assert answer.status_code == 302
    assert answer["Location"] == "/en/admin/"
    assert is_in(client)


def test_with_one_the_password_alone_opens_nothing(client, user):
    accounts.with_factor(user)
    answer = type_password(client, user)
    assert answer["Location"].startswith(CODE)
    assert "_auth_user_id" not in client.session
    assert not is_in(client)
    assert client.get("/en/admin/second-factor/").status_code == 302
    assert type_code(client, accounts.code(user))["Location"] == "/en/admin/"
    assert is_in(client)
    assert outcomes() == ["in"]


def test_a_recovery_code_replaces_the_telephone_once(client, user):
    recovery = accounts.with_factor(user)[0]
    type_password(client, user)
    answer = type_code(client, recovery, follow=True)
    assert "Codes left: 9." in desk.told(answer)
    client.logout()
    type_password(client, user)
    assert "Each code is accepted once" in type_code(client, recovery).text
    assert not is_in(client)
    assert outcomes() == ["recovery", "code"]


def test_a_code_seen_over_a_shoulder_is_of_no_use(client, user):
    accounts.with_factor(user)
    code = accounts.code(user)
    type_password(client, user)
    type_code(client, code)
    assert is_in(client)
    thief = Client()
    type_password(thief, user)
    assert thief.post(CODE, {"code": code}).status_code == 200
    assert not is_in(thief)


def test_the_page_of_the_code_needs_the_password_first(client, user):
    accounts.with_factor(user)
    for answer in (client.get(CODE), type_code(client, accounts.code(user))):
        assert answer["Location"].startswith(LOGIN)
    assert not is_in(client)


def test_the_code_is_waited_for_ten_minutes(client, user):
    accounts.with_factor(user)
    type_password(client, user)
    session = client.session
    session["second_step"] |= {"until": session["second_step"]["until"] - 601}
    session.save()
    assert type_code(client, accounts.code(user))["Location"].startswith(LOGIN)
    assert not is_in(client)


@pytest.mark.parametrize("change", ["password", "is_active", "is_staff"])
def test_what_happens_to_the_account_in_between_counts(client, user, change):
    accounts.with_factor(user)
    type_password(client, user)
    if change == "password":
        user.set_password("another one entirely")
    else:
        setattr(user, change, False)
    user.save()
    assert type_code(client, accounts.code(user))["Location"].startswith(LOGIN)


def test_the_session_gets_a_new_key_at_each_step(client, user):
    accounts.with_factor(user)
    type_password(client, user)
    between = client.cookies["mawaid_session"].value
    type_code(client, accounts.code(user))
    assert client.cookies["mawaid_session"].value != between
    assert "second_step" not in client.session


@pytest.mark.parametrize("factor", [True, False])
def test_one_is_led_to_where_one_wanted_and_never_off_the_site(client, user, factor):
    for wanted, led in (
        ("/en/admin/events/event/", "/en/admin/events/event/"),
        ("https://evil.example/", "/en/admin/"),
        ("//evil.example", "/en/admin/"),
    ):
        visitor = Client()
        if factor:
            accounts.factor.switch_off(user)
            accounts.with_factor(user)
        answer = visitor.post(
            LOGIN, {"username": user.username, "password": PASSWORD, "next": wanted}
        )
        if factor:
            answer = visitor.post(answer["Location"], {"code": accounts.code(user)})
        assert answer["Location"] == led


def test_the_name_that_was_typed_stays_and_the_password_does_not(client, user):
    page = type_password(client, user, "wrong").text
    assert f'value="{user.username}"' in page
    assert "wrong" not in page
    assert outcomes() == ["password"]


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_each_page_speaks_the_language_and_keeps_to_the_policy(user, language, client):
    accounts.with_factor(user)
    base = f"/{language}/admin/login/"
    pages = [client.get(base)]
    client.post(base, {"username": user.username, "password": PASSWORD})
    pages += [client.get(f"{base}code/"), client.post(f"{base}code/", {"code": "000000"})]
    for page in pages:
        assert page.status_code == 200
        assert f'<html lang="{language}"' in page.text
        assert "unsafe" not in page["Content-Security-Policy"]
        assert "style=" not in page.text
    with translation.override(language):
        assert str(pages[2].context["form"].errors["code"][0]) in pages[2].text
    assert ("accepted once" in pages[2].text) == (language == "en")


def test_whoever_is_signed_in_is_not_asked_again(client, user):
    type_password(client, user)
    assert client.get(LOGIN)["Location"] == "/en/admin/"


def test_an_account_that_no_longer_opens_the_desk_is_not_sent_round_in_circles(client, user):
    type_password(client, user)
    user.is_staff = False
    user.save()
    answer = client.get("/en/admin/", follow=True)
    assert len(answer.redirect_chain) == 1
    assert f"You are authenticated as {user.username}" in answer.text
    assert type_password(client, accounts.account()).status_code == 302
    assert is_in(client)

"""Before every address of the desk: the second factor where required, the term of sessions."""

import datetime as dt
import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import URLResolver, get_resolver
from django.utils import timezone

from events.accounts import factor, term
from tests import accounts, desk, make
from tests.accounts import FACTOR, LOGIN, PASSWORD, is_in, type_code, type_password

pytestmark = pytest.mark.django_db

SET_UP = {"", "begin/", "set-up/", "codes/", "off/"}
# What answers whoever has none yet: setting it up, the way out, words for scripts.
OPEN = {f"second-factor/{page}" for page in SET_UP} | {"logout/", "jsi18n/"}


def patterns(resolver, before=""):
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, route)
        else:
            yield route


def addresses():
    """Every address of the desk, with something in place of each variable part."""
    routes = {route for route in patterns(get_resolver()) if "/admin/" in f"/{route}"}
    filled = {re.sub(r"<[^>]*>", "1", route.partition("admin/")[2]) for route in routes}
    words = {"^(?P1events|auth|tour)/$": "events/", "(?P1.*)$": "nowhere/"}
    return sorted({"events/" if "^" in page else words.get(page, page) for page in filled})


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR = "required"


@pytest.fixture
def user():
    return accounts.account()


def test_there_are_addresses_to_try():
    found = addresses()
    assert {"", "logout/", "events/event/", "auth/user/1/change/", "tour/tour/add/"} <= set(found)
    assert len(found) > 80


@pytest.mark.parametrize("role", ["superuser", "editor"])
def test_where_it_is_required_every_address_leads_to_setting_it_up(required, role):
    client = desk.signed_in(desk.administrator() if role == "superuser" else desk.member(1))
    for page in addresses():
        if page in OPEN:
            continue
        for ask in (client.get, client.post):
            answer = ask(f"/fr/admin/{page}")
            assert answer.status_code == 302, page
            assert answer["Location"] == "/fr/admin/second-factor/", page


@pytest.mark.parametrize(
    "path", ["/ar/admin", "/ar/admin/events/event", "/fr/admin//", "/en/admin/%0A"]
)
def test_no_spelling_of_an_address_is_forgotten(required, path):
    answer = desk.signed_in().get(path)
    assert answer.status_code in {301, 302, 404}
    if answer.status_code == 301:
        assert answer["Location"] == f"{path}/"


def test_the_public_pages_and_the_way_out_stay_open(required):
    make.event()
    client = desk.signed_in()
    assert client.get("/fr/").status_code == 200
    assert client.post("/fr/admin/logout/").status_code == 200
    assert client.get("/fr/admin/")["Location"].startswith("/fr/admin/login/")


def test_whoever_sets_it_up_gets_in_at_once(required, client, user):
    assert type_password(client, user, follow=True).redirect_chain[-1][0] == FACTOR
    assert client.post(f"{FACTOR}begin/")["Location"] == f"{FACTOR}set-up/"
    page = client.post(f"{FACTOR}set-up/", {"code": accounts.code(user)})
    assert len(page.context["codes"]) == 10
    assert "no-store" in page["Cache-Control"]
    assert is_in(client)


def test_a_new_session_without_it_is_led_there_too(required, client, user):
    accounts.with_factor(user)
    type_password(client, user)
    type_code(client, accounts.code(user))
    assert is_in(client)
    factor.switch_off(user)
    assert client.get("/en/admin/")["Location"].startswith(LOGIN)
    type_password(client, user)
    assert client.get("/en/admin/")["Location"] == FACTOR


def test_to_switch_it_on_ends_the_sessions_that_were_opened_without(client, user):
    other = Client()
    type_password(other, user)
    type_password(client, user)
    client.post(f"{FACTOR}begin/")
    client.post(f"{FACTOR}set-up/", {"code": accounts.code(user)})
    assert is_in(client)
    answer = other.get("/en/admin/events/event/")
    assert answer["Location"] == f"{LOGIN}?next=/en/admin/events/event/"
    assert "second factor has changed" in other.get(answer["Location"]).text


def test_another_telephone_ends_the_sessions_of_the_first(client, user):
    accounts.with_factor(user)
    type_password(client, user)
    type_code(client, accounts.code(user))
    factor.switch_off(user)
    accounts.with_factor(user)
    assert not is_in(client)


def test_a_change_of_the_password_ends_all_other_sessions(client, user):
    other = Client()
    for each in (client, other):
        type_password(each, user)
    typed = {
        "old_password": PASSWORD,
        "new_password1": "x9 of a kind",
        "new_password2": "x9 of a kind",
    }
    assert client.post("/en/admin/password_change/", typed).status_code == 302
    assert is_in(client)
    assert not is_in(other)


@pytest.fixture
def later(monkeypatch):
    """Return a function that lets so many seconds pass for sessions."""
    now = term.time.time()

    class Clock:
        passed = 0

        @classmethod
        def time(cls):
            return now + cls.passed

    monkeypatch.setattr(term, "time", Clock)
    return lambda seconds: setattr(Clock, "passed", Clock.passed + seconds)


def test_a_session_ends_after_its_term_however_busy(client, user, later, settings):
    settings.SESSION_TERM = 3600
    type_password(client, user)
    for _ in range(5):
        later(700)
        assert is_in(client)
    later(700)
    answer = client.get("/en/admin/events/event/?q=1")
    assert answer["Location"] == f"{LOGIN}?next=/en/admin/events/event/%3Fq%3D1"
    assert "as long as a session may" in client.get(answer["Location"]).text
    assert not is_in(client)


def test_a_session_in_use_is_put_off_once_a_minute(client, user, later, django_assert_num_queries):
    type_password(client, user)
    client.get("/en/admin/")
    ends = Session.objects.get().expire_date
    later(61)
    client.get("/en/admin/")
    assert Session.objects.get().expire_date > ends
    later(30)
    ends = Session.objects.get().expire_date
    client.get("/en/admin/")
    assert Session.objects.get().expire_date == ends


def test_an_idle_session_is_over(client, user):
    type_password(client, user)
    Session.objects.update(expire_date=timezone.now() - dt.timedelta(seconds=1))
    assert not is_in(client)


def test_the_second_factor_costs_no_query(client, user, django_assert_num_queries):
    type_password(client, user)
    client.get("/en/admin/events/event/")
    with django_assert_num_queries(LIST):
        client.get("/en/admin/events/event/")
    accounts.with_factor(user)
    again = Client()
    type_password(again, user)
    type_code(again, accounts.code(user))
    with django_assert_num_queries(LIST):
        again.get("/en/admin/events/event/")


# Session, user with their device, mandates, and what the list shows.
LIST = 7

"""A new password by e-mail: what the page, the mail and the link tell, and to whom."""

import re
import threading
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from events.accounts import lockout
from events.admin.signing_in import reset
from events.models import SignIn
from tests import accounts
from tests.accounts import is_in, type_password

pytestmark = pytest.mark.django_db

ASK = "/en/admin/password_reset/"
NEW = "quite another sentence"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    """Send in the thread of the test, which holds the mails."""
    monkeypatch.setattr(reset.threading, "Thread", AtOnce)


class AtOnce(threading.Thread):
    def start(self):
        self.run()


@pytest.fixture
def user():
    return accounts.account(email="Amina@example.ma")


def ask(email, client=None, path=ASK, **more):
    return (client or Client()).post(path, {"email": email}, **more)


def link(mail):
    return urlsplit(re.search(r"https?://\S+", mail.body)[0])


def choose(client, mail, password=NEW):
    page = client.get(link(mail).path)
    if page.status_code != 302:
        return page
    return client.post(page["Location"], {"new_password1": password, "new_password2": password})


def test_the_link_sets_a_new_password_once(user, client, mailoutbox):
    ask("amina@example.ma")
    (mail,) = mailoutbox
    assert mail.to == ["Amina@example.ma"]
    assert choose(client, mail)["Location"] == "/en/admin/reset/done/"
    assert type_password(Client(), user).status_code == 200
    assert type_password(client, user, NEW).status_code == 302
    again = choose(Client(), mail, "a third one altogether")
    assert "was invalid" in again.text
    assert type_password(Client(), user, NEW).status_code == 302


def test_the_second_factor_is_asked_all_the_same(user, client, mailoutbox):
    accounts.with_factor(user)
    ask(user.email)
    choose(client, mailoutbox[0])
    assert not is_in(client)
    assert "login/code/" in type_password(client, user, NEW)["Location"]
    assert not is_in(client)


def test_it_ends_the_sessions_that_are_open(user, client, mailoutbox):
    type_password(client, user)
    ask(user.email)
    choose(Client(), mailoutbox[0])
    assert not is_in(client)


def test_a_weak_password_is_refused(user, client, mailoutbox):
    ask(user.email)
    assert choose(client, mailoutbox[0], "short").status_code == 200
    assert type_password(client, user, "short").status_code == 200


def test_nothing_tells_whether_an_address_is_known(user, mailoutbox):
    known, unknown = ask(user.email, follow=True), ask("nobody@example.ma", follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    assert known.text == unknown.text
    assert len(mailoutbox) == 1


def test_the_page_does_not_wait_for_the_mail(user, mailoutbox, monkeypatch):
    waiting = []

    def start(thread):
        waiting.append(thread)

    monkeypatch.setattr(AtOnce, "start", start)
    assert ask(user.email).status_code == 302
    assert mailoutbox == []
    waiting[0].run()
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("values", [{"is_active": False}, {"is_staff": False}])
def test_no_mail_for_those_who_may_not_sign_in(values, mailoutbox):
    user = accounts.account(email="out@example.ma")
    type(user).objects.update(**values)
    ask("out@example.ma")
    assert mailoutbox == []


def test_a_person_gets_three_mails_an_hour(user, mailoutbox):
    for _ in range(5):
        assert ask(user.email).status_code == 302
    assert len(mailoutbox) == 3


def test_a_network_asks_ten_times_an_hour(user, mailoutbox):
    for n in range(10):
        assert ask(f"guess-{n}@example.ma").status_code == 302
    refused = ask(user.email)
    assert "too often from your network" in refused.text
    assert 'value="Amina@example.ma"' in refused.text
    assert mailoutbox == []
    assert ask(user.email, REMOTE_ADDR="10.9.8.7").status_code == 302
    assert len(mailoutbox) == 1


def test_the_link_is_of_the_site_whatever_host_was_asked(user, mailoutbox):
    ask(user.email, headers={"host": "localhost:9999"})
    assert link(mailoutbox[0]).netloc == urlsplit(settings.SITE_URL).netloc


@pytest.mark.parametrize(
    ("language", "subject"), [("ar", "كلمة مرور جديدة"), ("fr", "Un nouveau mot de passe sur")]
)
def test_page_and_mail_are_in_the_language_of_the_reader(user, language, subject, mailoutbox):
    client, path = Client(), f"/{language}/admin/password_reset/"
    assert f'<html lang="{language}"' in client.get(path).text
    assert client.get(f"/{language}/admin/login/").text.count(path) == 1
    ask(user.email, client, path)
    (mail,) = mailoutbox
    assert mail.subject.startswith(subject)
    assert link(mail).path.startswith(f"/{language}/admin/reset/")
    assert user.username in mail.body
    assert not re.search(r"\b(the|password|account)\b", mail.body)


def test_it_does_not_unlock(user, client, mailoutbox):
    for _ in range(5):
        type_password(client, user, "wrong")
    ask(user.email)
    choose(client, mailoutbox[0])
    assert lockout.is_locked(user.username)
    assert type_password(client, user, NEW).status_code == 429


def test_it_is_in_the_log(user):
    ask(user.email)
    ask("nobody@example.ma")
    lines = SignIn.objects.order_by("pk").values_list("outcome", "user")
    assert list(lines) == [("reset", user.pk), ("reset", None)]

"""From the form to the first notice and out again: what is sent, kept, told and deleted."""

from __future__ import annotations

import datetime as dt
import logging
import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from config.logs import UTCFormatter
from events.models import MailAsk, Notice, Subscriber
from events.notices import limits, rounds, sending
from events.notices.address import CONFIRM, MANAGE, link, token_of
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db

ASK = "/en/notices/ask/"
TYPED = {"email": "Amina@Example.ma", "lang": "fr", "cadence": "weekly"}


@pytest.fixture(autouse=True)
def _calendar(places):
    make.event(region=places["south"], programme=places["tour"])


def ask(client=None, path=ASK, headers=None, **typed):
    return (client or Client()).post(path, TYPED | typed, headers=headers)


def path_in(mail, page):
    found = next(one for one in re.findall(r"https?://\S+", mail.body) if one.endswith(page))
    return urlsplit(found).path


def test_nothing_begins_before_the_link_is_pressed_and_it_works_once(client, mailoutbox):
    answer = ask(client, region=["souss-massa"], programme=["mnto-tour"])
    assert (answer.status_code, answer["Location"]) == (303, "/en/notices/asked/")
    assert client.get(answer["Location"]).status_code == 200
    assert mailoutbox == []  # the worker sends it
    sending.send_all()
    (mail,) = mailoutbox
    assert mail.to == ["amina@example.ma"]
    assert "Souss" in mail.body or "souss-massa fr" in mail.body
    confirm = path_in(mail, "/confirm/")
    page = client.get(confirm)
    assert page.status_code == 200
    assert not Subscriber.objects.confirmed().exists()  # programs follow links too
    manage = client.post(confirm)
    assert manage.status_code == 303
    stored = Subscriber.objects.get()
    assert (stored.regions, stored.programmes) == (["souss-massa"], ["mnto-tour"])
    assert (stored.language, stored.cadence) == ("fr", "weekly")
    begun = client.get(manage["Location"].removeprefix(settings.SITE_URL))
    assert "C’est confirmé" in Page(begun.text).one("p", role="status").text
    plain = client.get(urlsplit(manage["Location"]).path)
    assert not Page(plain.text).all("p", role="status")
    assert client.post(confirm).status_code == 410
    assert client.get(confirm).status_code == 410
    assert not client.cookies


def test_an_older_choice_of_the_address_is_replaced_and_nothing_is_told_twice(client, subscriber):
    before = subscriber("amina@example.ma", told=0, regions=["oriental"])
    waiting = Notice.objects.create(subscriber=before, kind="news", number=3)
    ask(client)
    asked = Subscriber.objects.get(confirmed_at=None)
    client.post(urlsplit(link(asked, "confirm", CONFIRM)).path)
    assert Subscriber.objects.get() == asked
    assert not Notice.objects.filter(pk=waiting.pk).exists()
    asked.refresh_from_db()
    assert (asked.told, asked.regions) == (0, [])


def test_a_link_ends_with_its_term_and_the_address_is_forgotten(client, mailoutbox):
    ask(client)
    asked = Subscriber.objects.get()
    path = urlsplit(link(asked, "confirm", CONFIRM)).path
    Subscriber.objects.update(asked_at=timezone.now() - dt.timedelta(days=2, seconds=1))
    assert client.post(path).status_code == 410
    rounds.run(timezone.now())
    assert not Subscriber.objects.exists()
    assert not Notice.objects.exists()


@pytest.mark.parametrize("page", ["confirm/", "", "leave/"])
def test_nobody_makes_up_a_link_or_uses_one_for_another_purpose(client, subscriber, page):
    one = subscriber()
    purpose = MANAGE if page == "confirm/" else CONFIRM
    for token in ("x" * 22 + "." + "y" * 43, token_of(one, purpose), one.key):
        for method in (client.get, client.post):
            assert method(f"/en/notices/{token}/{page}").status_code == 404
    assert Subscriber.objects.filter(pk=one.pk).exists()


def test_an_address_is_written_to_three_times_a_day_and_nobody_learns_when_it_is_not(mailoutbox):
    answers = {
        (answer.status_code, answer["Location"], answer.content)
        for address in (
            "a@example.ma",
            "A@example.ma",
            "a+1@example.ma",
            "a@example.ma",
            "a+2@example.ma",
        )
        for answer in [ask(email=address)]
    }
    assert len(answers) == 1
    sending.send_all()
    assert len(mailoutbox) == 3
    assert "example" not in str(list(MailAsk.objects.values()))
    MailAsk.objects.update(at=timezone.now() - limits.ADDRESS.within)
    ask(email="a@example.ma")
    assert Subscriber.objects.count() == 4


def test_known_and_unknown_addresses_get_the_same_answer(subscriber, mailoutbox):
    subscriber("known@example.ma")
    known, unknown = ask(email="known@example.ma"), ask(email="other@example.ma")
    assert known.content == unknown.content
    assert dict(known.headers) == dict(unknown.headers) | {"Expires": known["Expires"]}
    sending.send_all()
    one, other = (mail.body for mail in mailoutbox)
    assert len(one) == len(other)


def test_a_network_may_ask_twenty_times_an_hour(client):
    for n in range(limits.NETWORK.most):
        assert ask(client, email=f"u{n}@example.ma").status_code == 303
    refused = ask(client, email="one-more@example.ma")
    assert refused.status_code == 429
    assert "one-more@example.ma" in refused.content.decode()  # nothing typed is lost
    assert not Subscriber.objects.filter(email="one-more@example.ma").exists()
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert ask(elsewhere, email="one-more@example.ma").status_code == 303


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"email": "nobody"}, "valid email"),
        ({"email": "a@example.ma\r\nBcc: b@example.ma"}, "valid email"),
        ({"region": ["atlantis"]}, "atlantis"),
        ({"lang": "de"}, "de is not one"),
        ({"cadence": "hourly"}, "hourly is not one"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, typed, said):
    answer = ask(client, programme=["mnto-tour"], **typed)
    assert answer.status_code == 422
    page = Page(answer.content.decode())
    assert said in page.one(role="alert").text
    assert "checked" in page.one("input", value="mnto-tour").attributes
    assert not Subscriber.objects.exists()


def test_another_site_cannot_send_the_form(client):
    assert ask(client, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert ask(client, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 303


def test_the_form_takes_the_words_of_filters_over(client):
    page = Page(client.get("/en/notices/?region=oriental&lang=ar").content.decode())
    assert "checked" in page.one("input", value="oriental").attributes
    assert "checked" in page.one("input", name="lang", value="ar").attributes
    assert "checked" not in page.one("input", value="souss-massa").attributes
    offered = Page(client.get("/en/subscribe/?region=oriental").content.decode())
    assert any(href.startswith("/en/notices/?region=oriental") for href in offered.links)


def test_the_choice_is_changed_and_mail_begins_anew_after_a_refusal(client, subscriber):
    one = subscriber(paused_at=timezone.now(), told=0)
    path = urlsplit(link(one, "manage")).path
    assert "was refused" in client.get(path).content.decode()
    wrong = client.post(path, {"lang": "ar", "cadence": "never"})
    assert wrong.status_code == 422
    saved = client.post(path, {"lang": "ar", "cadence": "weekly", "region": ["oriental"]})
    assert saved.status_code == 303
    assert "/ar/notices/" in saved["Location"]
    one.refresh_from_db()
    assert (one.language, one.regions, one.paused_at) == ("ar", ["oriental"], None)
    assert one.told > 0  # what was missed meanwhile is not told afterwards


@pytest.mark.parametrize("body", [{"List-Unsubscribe": "One-Click"}, {}], ids=["program", "person"])
def test_leaving_takes_one_post_and_leaves_nothing(client, subscriber, body):
    one, other = subscriber(), subscriber("other@example.ma")
    Notice.objects.create(subscriber=one, kind="news", number=1)
    path = urlsplit(link(one, "leave")).path
    assert client.get(path).status_code == 200
    assert Subscriber.objects.filter(pk=one.pk).exists()
    assert Client(enforce_csrf_checks=True).post(path, body).status_code == 200
    assert list(Subscriber.objects.all()) == [other]
    assert not Notice.objects.exists()
    assert client.post(path, body).status_code == 200  # programs ask twice
    for page in (path, path.removesuffix("leave/")):
        assert client.get(page).status_code == 410


def test_pages_of_a_subscription_are_kept_nowhere_and_their_secret_is_in_no_log(client, subscriber):
    one = subscriber()
    for page in ("manage", "leave"):
        answer = client.get(urlsplit(link(one, page)).path)
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert one.email not in answer.content.decode()
    record = logging.makeLogRecord({"msg": f"Not Found: {link(one, 'leave')}"})
    assert token_of(one, MANAGE) not in UTCFormatter().format(record)


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_every_page_and_the_sitemap_lead_to_the_form(client, lang):
    form = f"/{lang}/notices/"
    for path in ("", "events/", "about/"):
        assert form in Page(client.get(f"/{lang}/{path}").content.decode()).links
    links = Page(client.get(f"/{lang}/subscribe/").content.decode()).links
    assert len([link for link in links if link.startswith(form)]) == 2  # its own and the foot’s
    assert f"{form}</loc>" in client.get("/sitemap-calendar.xml").content.decode()


def test_where_no_mail_is_sent_no_page_offers_it_and_everybody_can_leave(
    client, subscriber, settings
):
    one = subscriber()
    settings.SENDS_MAIL = False
    for path in ("/en/notices/", "/en/notices/asked/", ASK):
        assert client.get(path).status_code == 404
    assert ask(client).status_code == 404
    for page in ("/en/", "/en/subscribe/", "/en/privacy/", "/sitemap-calendar.xml"):
        assert "/en/notices/" not in client.get(page).content.decode()
    assert client.post(urlsplit(link(one, "leave")).path).status_code == 200
    assert not Subscriber.objects.exists()

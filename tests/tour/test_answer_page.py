"""The page on which a region answers: for whoever has the address, while it is open."""

import datetime as dt
import logging

import pytest
from django.core.signing import Signer
from django.test import Client

from config.logs import UTCFormatter
from events import lifecycle
from events.models import Event
from events.preview_address import token_of as preview_token_of
from events.signed_keys import TOKEN
from tests import make
from tests.pages import Page
from tests.tour.asking import (
    CONTACT,
    DAY,
    FIRST,
    MOMENT,
    NOW,
    answered,
    asked,
    event_of,
    path_of,
    say,
    stop,
    typed,
)
from tour import invitations
from tour.models import Answer, StopEntry
from tour.models.invitation import token_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def oriental():
    return stop()


@pytest.fixture
def invitation(oriental):
    return asked(oriental)


@pytest.mark.parametrize(
    ("lang", "says"),
    [("ar", "التواريخ تناسبنا"), ("fr", "Les dates nous conviennent"), ("en", "The dates suit us")],
)
def test_it_shows_the_stop_and_asks_in_three_languages(client, oriental, invitation, lang, says):
    Event.objects.update(venue=make.venue(), **make.in_three("summary", "Meetings"))
    answer = client.get(path_of(invitation, lang))
    assert answer.status_code == 200
    page = Page(answer.content.decode())
    assert page.one("html")["lang"] == lang
    assert page.one("html")["dir"] == ("rtl" if lang == "ar" else "ltr")
    main = page.one("main").text
    ending = "ع" if lang == "ar" else lang
    for said in (says, "oriental", "Round", "Stop in oriental", "hall", "Meetings", "Agadir"):
        assert (f"{said} {ending}" in main) or (said == says and said in main), said
    assert "13:00" in main.replace("13 h 00", "13:00")  # until, on Moroccan walls
    switched = {a["href"] for a in page.all("a") if "hreflang" in a.attributes}
    assert switched == {path_of(invitation, each) for each in ("ar", "fr", "en")}


def test_nobody_keeps_it_finds_it_or_is_told_of_it(client, invitation):
    for answer in (client.get(path_of(invitation)), say(client, invitation, "")):
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert not {"ETag", "Last-Modified", "Set-Cookie", "Expires"} & set(answer.headers)
        assert "Cookie" not in answer.get("Vary", "")
        assert not answer.cookies
    page = Page(answer.content.decode())
    assert page.one("meta", name="robots")["content"] == "noindex, nofollow, noarchive"
    assert not page.all("link", rel="canonical")
    assert not [meta for meta in page.all("meta") if "property" in meta.attributes]


def test_of_other_stops_and_their_answers_nothing_is_seen(client, invitation):
    other = asked(stop("souss-massa"), name="Secret council")
    say(client, other, "declined", comment="Secret reason")
    text = client.get(path_of(invitation)).content.decode()
    assert "Stop in oriental" in text
    assert "ecret" not in text
    assert "Stop in souss-massa" not in text


def test_a_confirmation_is_kept_thanked_for_and_can_be_changed(client, oriental, invitation):
    answer = say(client, invitation, "confirmed", venue="قصر المؤتمرات", **CONTACT)
    assert (answer.status_code, answer["Location"]) == (302, path_of(invitation))
    kept = Answer.objects.get()
    assert (kept.kind, kept.asked) == ("confirmed", "2026-02-10/2026-02-10")
    said = Page(client.get(path_of(invitation)).content.decode()).one(
        "section", class_="answer__said"
    )
    for each in ("Thank you", "The dates suit us", "10 February 2026", "Amina", "قصر المؤتمرات"):
        assert each in said.text
    event_of(oriental).refresh_from_db()
    assert event_of(oriental).status == "tentative"
    again = typed(client, invitation, comment="Bring chairs")
    assert (again["kind"], again["contact_name"]) == ("confirmed", "Amina Alaoui")
    client.post(path_of(invitation), again)
    assert [each.comment for each in Answer.objects.all()] == ["Bring chairs", ""]
    assert [entry.step for entry in oriental.log.all()] == ["answered", "answered", "asked"]


def test_up_to_three_dates_are_proposed_one_day_where_no_last_one_is_typed(client, invitation):
    answer = say(
        client,
        invitation,
        "other_dates",
        first_1="2026-03-01",
        last_1="2026-03-02",
        first_3="2026-04-01",
    )
    assert answer.status_code == 302
    kept = Answer.objects.get()
    assert kept.proposed == [["2026-03-01", "2026-03-02"], ["2026-04-01", "2026-04-01"]]
    assert "1 to 2 March" in str(kept.ranges[0]).replace("Sunday ", "").replace("Monday ", "")
    again = typed(client, invitation)
    assert (again["first_1"], again["last_2"]) == ("2026-03-01", "2026-04-01")


@pytest.mark.parametrize(
    ("kind", "changes", "complaint"),
    [
        ("", {}, "Choose one of the answers."),
        ("perhaps", {}, "perhaps is not one of the available choices"),
        ("confirmed", {}, "Name whom we may turn to."),
        ("confirmed", {"contact_name": "A"}, "Give a telephone number or an e-mail address."),
        ("confirmed", CONTACT | {"contact_phone": "call me"}, "with its digits"),
        ("confirmed", CONTACT | {"contact_email": "a@"}, "valid email address"),
        ("confirmed", CONTACT | {"first_1": "2026-03-01"}, "You have typed dates"),
        ("other_dates", {}, "Propose at least one date."),
        ("other_dates", {"last_1": "2026-03-01"}, "The first day is missing."),
        ("other_dates", {"first_1": "2026-01-04"}, "Choose a day from today on"),
        ("other_dates", {"first_1": "2029-01-01"}, "Choose a day from today on"),
        ("other_dates", {"first_1": "2026-03-02", "last_1": "2026-03-01"}, "not before the first"),
        ("other_dates", {"first_1": "2026-03-01", "last_1": "2026-05-01"}, "at most a month"),
        ("other_dates", {"first_1": "soon"}, "Enter a valid date."),
        ("declined", {}, "Tell us why in a few words."),
        ("declined", {"comment": "x" * 2001}, "at most 2000 characters"),
        ("declined", {"comment": "why", "venue": "x" * 201}, "at most 200 characters"),
        ("declined", {"comment": "a\x00b"}, "Null characters are not allowed."),
        ("declined", {"comment": "why", "form": "guessed"}, "Enter a valid value."),
        ("declined", {"comment": "why", "asked": "<b>"}, "Enter a valid value."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    client, invitation, kind, changes, complaint
):
    answer = say(client, invitation, kind, **({"venue": "Typed with care"} | changes))
    assert answer.status_code == 200
    text = answer.content.decode()
    assert complaint in text
    assert changes.get("venue", "Typed with care") in text
    assert not Answer.objects.exists()
    assert not StopEntry.objects.filter(step="answered").exists()


def test_the_same_form_sent_twice_is_one_answer_even_after_another(client, invitation):
    data = typed(client, invitation, kind="confirmed", **CONTACT)
    for _ in range(3):
        assert client.post(path_of(invitation), data).status_code == 302
    assert Answer.objects.count() == 1
    say(client, invitation, "declined", comment="Flooded")
    client.post(path_of(invitation), data)
    assert [each.kind for each in Answer.objects.all()] == ["declined", "confirmed"]
    assert StopEntry.objects.filter(step="answered").count() == 2


def test_nobody_agrees_to_dates_that_they_did_not_see(client, oriental, invitation):
    data = typed(client, invitation, kind="confirmed", comment="Typed with care", **CONTACT)
    with lifecycle.revision(event_of(oriental)) as event:
        event.starts_on = event.ends_on = FIRST + 7 * DAY
    answer = client.post(path_of(invitation), data)
    assert answer.status_code == 409
    page = Page(answer.content.decode())
    assert "have changed since you opened the page" in page.one("main").text
    assert "17 February 2026" in page.one("main").text
    assert page.one("textarea").text == "Typed with care"
    kinds = page.all("input", name="kind")
    assert (len(kinds), [each for each in kinds if "checked" in each.attributes]) == (3, [])
    assert page.one("input", name="asked")["value"] == "2026-02-17/2026-02-17"
    assert not Answer.objects.exists()
    again = {each["name"]: each.attributes.get("value", "") for each in page.all("input")}
    again |= {"kind": "confirmed", "comment": "Typed with care"}
    assert client.post(path_of(invitation), again).status_code == 302
    assert Answer.objects.get().asked == "2026-02-17/2026-02-17"


def test_an_answer_to_earlier_dates_is_not_ticked_for_the_new_ones(client, oriental, invitation):
    say(client, invitation, "confirmed", **CONTACT)
    with lifecycle.revision(event_of(oriental)) as event:
        event.starts_on = event.ends_on = FIRST + DAY
    page = Page(client.get(path_of(invitation)).content.decode())
    assert "have changed since then: please answer again" in page.one("main").text
    assert "open" in page.one("details", class_="answer__change").attributes
    data = typed(client, invitation)
    assert "kind" not in data
    assert data["contact_name"] == "Amina Alaoui"


def test_where_no_date_is_set_dates_are_proposed_and_none_confirmed(client):
    invitation = asked(stop(day=None, city_en="Oujda"))
    text = client.get(path_of(invitation)).content.decode()
    assert "No date is set yet" in text
    assert "Oujda" in text
    assert "The dates suit us" not in text
    assert "available choices" in say(client, invitation, "confirmed", **CONTACT).text
    say(client, invitation, "other_dates", first_1="2026-03-01")
    assert Answer.objects.get().asked == ""


def test_what_is_guessed_altered_or_signed_for_something_else_is_unknown(
    client, invitation, django_assert_num_queries
):
    key, signature = token_of(invitation.key).split(".")
    other = token_of(asked(stop("souss-massa")).key).split(".")[1]

    def altered(text: str) -> str:
        return text[:10] + ("A" if text[10] != "A" else "B") + text[11:]

    guesses = [
        *(key, f"{key}.", f"{key}.{other}", f"{key}.{altered(signature)}"),
        *(f"{altered(key)}.{signature}", "1", ".", "%00", "x" * 3000),
        preview_token_of(key),
        Signer(sep=".", salt="of another kind").sign(key),
    ]
    for guess in guesses:
        for method in (client.get, client.post):
            with django_assert_num_queries(0):
                answer = method(f"/fr/answer/{guess}/")
            assert answer.status_code == 404, guess
            assert answer["Cache-Control"] == "no-store, private"


def test_a_key_taken_from_the_database_opens_nothing_by_itself(client, invitation, settings):
    path = path_of(invitation)
    settings.SECRET_KEY = "another secret key, which the site did not have before this test began"
    assert client.get(path).status_code == 404


def test_an_address_of_an_answer_opens_no_preview_and_the_other_way_round(client, invitation):
    assert client.get(f"/en/preview/{token_of(invitation.key)}/").status_code == 404


@pytest.mark.parametrize("days", invitations.TERMS)
def test_it_takes_answers_until_the_last_moment_and_not_in_it(client, clock, days):
    invitation = asked(stop(day=dt.date(2026, 12, 1)), days)
    data = typed(client, invitation, kind="confirmed", **CONTACT)
    clock(NOW + days * DAY - MOMENT)
    assert client.get(path_of(invitation)).status_code == 200
    clock(NOW + days * DAY)
    for method in (client.get, lambda path: client.post(path, data)):
        answer = method(path_of(invitation))
        assert answer.status_code == 410
        assert answer["Cache-Control"] == "no-store, private"
        for told in ("oriental", "Round", "Council"):
            assert told not in answer.content.decode()
    assert not Answer.objects.exists()


def test_once_closed_it_takes_no_more_and_no_other_is_closed(client, oriental, invitation):
    other = asked(stop("souss-massa"))
    data = typed(client, invitation, kind="confirmed", **CONTACT)
    assert invitations.revoke(invitation, None)
    assert client.get(path_of(invitation)).status_code == 410
    assert client.post(path_of(invitation), data).status_code == 410
    assert not invitations.revoke(invitation, None)
    assert client.get(path_of(other)).status_code == 200
    anew = asked(oriental)
    assert client.get(path_of(anew)).status_code == 200
    assert client.get(path_of(invitation)).status_code == 410


@pytest.mark.parametrize("why", ["over", "cancelled", "held", "deleted"])
def test_it_is_closed_once_there_is_nothing_to_ask(client, clock, oriental, invitation, why):
    if why == "over":
        clock(dt.datetime(2026, 1, 18, 12, tzinfo=dt.UTC))
        Event.objects.update(starts_on="2026-01-16", ends_on="2026-01-17")
    elif why == "cancelled":
        Event.objects.update(status="cancelled")
    elif why == "held":
        type(oriental).objects.update(state="held")
    else:
        oriental.delete()
    assert client.get(path_of(invitation)).status_code == (404 if why == "deleted" else 410)


def test_the_address_is_all_the_authority_there_is(invitation):
    """No cookie speaks for a visitor: a form on another site could send nothing that its author
    could not send from anywhere."""
    client = Client(enforce_csrf_checks=True, headers={"origin": "https://elsewhere.example"})
    assert say(client, invitation, "declined", comment="Flooded").status_code == 302
    assert not client.cookies


def test_more_than_the_form_can_hold_is_not_read(client, invitation):
    data = typed(client, invitation, kind="declined", comment="ش" * 40_000)
    answer = client.post(path_of(invitation), data)
    assert answer.status_code == 413
    assert answer["Cache-Control"] == "no-store, private"
    full = {"comment": "ش" * 2000, "venue": "ش" * 200, **CONTACT, "contact_name": "ش" * 120}
    assert say(client, invitation, "declined", **full).status_code == 302


def test_there_is_an_end_to_answers(client, invitation, monkeypatch):
    monkeypatch.setattr(invitations, "MOST_ANSWERS", 2)
    for _ in range(2):
        assert say(client, invitation, "declined", comment="Flooded").status_code == 302
    answer = say(client, invitation, "declined", comment="Typed with care")
    assert "too many answers" in answer.text
    assert "Typed with care" in answer.text
    assert Answer.objects.count() == 2


def test_other_methods_are_refused(client, invitation):
    for method in (client.put, client.delete, client.patch):
        assert method(path_of(invitation)).status_code == 405


@pytest.mark.parametrize("rows", [1, 3, 20])
def test_it_costs_the_same_whatever_there_is(client, invitation, rows, django_assert_num_queries):
    for n in range(rows):
        answered(invitation, n)
        stop(f"region-{n}")
    client.get(path_of(invitation))
    with django_assert_num_queries(2):
        assert client.get(path_of(invitation)).status_code == 200


def test_no_log_holds_the_secret_or_the_contact(client, oriental, invitation, caplog):
    with caplog.at_level(logging.DEBUG):
        say(client, invitation, "confirmed", **CONTACT)
        client.get(path_of(invitation, "xx"))
        client.put(path_of(invitation))
        client.post(path_of(invitation), {"kind": "x" * 100_000})
    told = [UTCFormatter("%(message)s").format(record) for record in caplog.records]
    assert any("/answer/…" in line for line in told)
    assert not any(TOKEN.search(line) or invitation.key in line for line in told)
    logged = " ".join(f"{entry} {vars(entry)}" for entry in oriental.log.all()) + str(invitation)
    for secret in (invitation.key, "Amina", "+212"):
        assert secret not in logged


def test_neither_a_public_page_nor_a_feed_says_what_was_answered(client, oriental, invitation):
    type(oriental.tour).objects.update(is_public=True)
    lifecycle.publish(event_of(oriental))
    say(client, invitation, "confirmed", venue="Secret hall", **CONTACT)
    for path in ("/en/tours/round/", f"/en/events/{event_of(oriental).slug}/", "/feeds/en/all.ics"):
        text = client.get(path).content.decode()
        assert "oriental" in text
        for secret in ("Amina", "Secret hall", token_of(invitation.key), "/answer/"):
            assert secret not in text

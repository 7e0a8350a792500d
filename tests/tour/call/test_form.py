"""A proposal arrives without an account and without a cookie; what is wrong loses nothing."""

from http.cookies import SimpleCookie

import pytest

from tests import calls
from tests.pages import Page
from tour.models import Proposal

pytestmark = pytest.mark.django_db

HINDRANCES = {
    "too fast": ({"seconds": 1}, "within a moment"),
    "too old": ({"seconds": 25 * 3600}, "opened long ago"),
    "without a seal": ({"seal": ""}, "opened long ago"),
    "a forged seal": ({"seal": "WzEsMV0:forged"}, "opened long ago"),
    "the trap": ({"website": "https://buy.example"}, "“Leave this empty” empty"),
    "three links": (
        {"text": "See http://a.example, HTTPS://b.example and www.c.example."},
        "two links at most",
    ),
    "too short": ({"text": "Flights!            "}, "at least 20 characters"),
    "too long": ({"text": "long " * 801}, "at most 4000 characters"),
    "a null": ({"text": f"{calls.TEXT}\0"}, "Null characters are not allowed"),
    "no text": ({"text": ""}, "This field is required"),
    "no kind": ({"kind": ""}, "This field is required"),
    "an unknown kind": ({"kind": "action"}, "not one of the available choices"),
    "no sector": ({"sector": ""}, "This field is required"),
    "an unknown sector": ({"sector": "spies"}, "not one of the available choices"),
    "an unknown language": ({"language": "es"}, "not one of the available choices"),
    "no name": ({"name": " "}, "This field is required"),
    "a long name": ({"name": "n" * 121}, "at most 120 characters"),
    "a wrong address": ({"email": "amina at hotel"}, "Enter a valid email address"),
    "no consent": ({"consent": ""}, "This field is required"),
}


@pytest.fixture
def stop():
    return calls.stop()


def fields(answer) -> dict[str, str]:
    """What the form on a page holds, as a browser would send it."""
    page = Page(answer.text)
    found = {e["name"]: value_of(e) for e in page.all("input") if is_sent(e)}
    found |= {e["name"]: e.text for e in page.all("textarea")}
    chosen = [e["value"] for e in page.all("option") if "selected" in e.attributes]
    return found | {"sector": (chosen or [""])[0]}


def value_of(element) -> str:
    usual = "on" if element.attributes.get("type") == "checkbox" else ""
    return element.attributes.get("value", usual)


def is_sent(element) -> bool:
    ticked = element.attributes.get("type") not in {"radio", "checkbox"}
    return "name" in element.attributes and (ticked or "checked" in element.attributes)


def test_what_is_sent_is_stored_as_it_was_typed(client, stop):
    text = f"  First line\r\n\u202edesrever\x07 {calls.TEXT} <b>&\r\n\r\nLast. "
    answer = client.post(calls.address(stop), calls.typed(stop, text=text))
    assert (answer.status_code, answer["Location"]) == (302, f"{calls.address(stop)}thanks/")
    thanks = client.get(answer["Location"])
    assert Page(thanks.text).one("h1").text == "Your proposal has arrived"
    found = Proposal.objects.get()
    kept = {name: getattr(found, name) for name in calls.TYPED if name not in {"website", "text"}}
    assert kept == {k: v for k, v in calls.TYPED.items() if k in kept} | {"consent": True}
    assert found.text == f"First line\ndesrever {calls.TEXT} <b>&\n\nLast."
    assert (found.stop, found.state, found.erased_at) == (stop, "new", None)


@pytest.mark.parametrize(("changes", "said"), HINDRANCES.values(), ids=HINDRANCES.keys())
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, stop, changes, said):
    sent = calls.typed(stop, **changes)
    answer = client.post(calls.address(stop), sent)
    assert answer.status_code == 200
    assert said in Page(answer.text).one(class_="call__wrong").text
    assert not Proposal.objects.exists()
    held = fields(answer)
    for name in ("text", "name", "organisation", "email"):
        assert (
            held[name].split() == sent[name].replace("\0", "\ufffd").split() or "\0" in sent[name]
        )
    known = {"kind": {"", "action"}, "sector": {"", "spies"}, "language": {"es"}}
    for name, unknown in known.items():
        assert held.get(name, "") == ("" if sent[name] in unknown else sent[name])


@pytest.mark.parametrize("case", ["too fast", "too old", "a forged seal", "the trap"])
def test_looked_at_once_more_it_is_sent(client, stop, case, monkeypatch):
    answer = client.post(calls.address(stop), calls.typed(stop, **HINDRANCES[case][0]))
    monkeypatch.setattr("tour.call.seal.LEAST", calls.dt.timedelta(0))
    again = client.post(calls.address(stop), fields(answer))
    assert again.status_code == 302
    assert Proposal.objects.get().text == calls.TEXT


def test_a_seal_of_another_stop_is_none(client, stop):
    other = calls.stop(region=calls.make.region("oriental"))
    sent = calls.typed(stop, seal=calls.typed(other)["seal"])
    assert "opened long ago" in client.post(calls.address(stop), sent).text
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(("site", "stored"), [("cross-site", False), ("same-origin", True)])
def test_a_form_on_another_site_sends_nothing(client, stop, site, stored):
    headers = {"sec-fetch-site": site}
    answer = client.post(calls.address(stop), calls.typed(stop), headers=headers)
    assert ("sent from another site" in answer.text) == (not stored)
    assert Proposal.objects.exists() == stored


WORDS = {
    "ar": (
        *("إرسال مقترح", "لم يُرسل أي شيء بعد", "هذا الحقل مطلوب"),
        *("وصل مقترحكم", "365 يوما"),
    ),
    "fr": (
        *("Envoyer une proposition", "Rien n’a encore été envoyé", "Ce champ est obligatoire"),
        *("Votre proposition est arrivée", "365 jours"),
    ),
    "en": (
        *("Send a proposal", "Nothing was sent yet", "This field is required"),
        *("Your proposal has arrived", "365 days"),
    ),
}


@pytest.mark.parametrize(("language", "words"), WORDS.items())
def test_no_answer_sets_a_cookie_and_each_is_in_its_language(client, stop, language, words):
    title, nothing, required, arrived, term = words
    path = calls.address(stop, language)
    opened = client.get(path)
    wrong = client.post(path, calls.typed(stop, name=""))
    sent = client.post(path, calls.typed(stop))
    thanks = client.get(sent["Location"])
    for answer in (opened, wrong, sent, thanks):
        assert answer.cookies == SimpleCookie()
        assert "Cookie" not in answer.headers.get("Vary", "")
    assert opened["Cache-Control"] == wrong["Cache-Control"] == "private, no-cache"
    page = Page(opened.text)
    assert page.one("h1").text == title
    assert term in page.one(class_="call__privacy").text
    assert fields(opened)["language"] == language
    said = Page(wrong.text).one(class_="call__wrong").text
    assert nothing in said
    assert required in said
    assert Page(thanks.text).one("h1").text == arrived
    for answer in (opened, thanks):
        assert Page(answer.text).one("meta", name="robots")["content"] == "noindex"


def test_each_complaint_leads_to_its_field(client, stop):
    answer = client.post(calls.address(stop), {})
    page = Page(answer.text)
    ids = {element.attributes.get("id") for element in page.elements}
    links = [link["href"] for link in page.all("a") if link["href"].startswith("#id_")]
    assert {link.removeprefix("#") for link in links} <= ids
    assert len(links) == 7
    text = page.one("textarea")
    assert set(text["aria-describedby"].split()) <= ids
    assert text["aria-invalid"] == "true"


def test_the_trap_is_kept_from_people(client, stop):
    page = Page(client.get(calls.address(stop)).text)
    trap = page.one("input", name="website")
    assert (trap["tabindex"], trap["autocomplete"]) == ("-1", "off")
    assert page.one("p", class_="call__trap")["aria-hidden"] == "true"


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_nothing_else_is_done_there(client, stop, method):
    assert getattr(client, method)(calls.address(stop)).status_code == 405


def test_nothing_that_was_typed_is_logged_or_reported(client, stop, caplog, monkeypatch):
    def broken(*_args):
        raise RuntimeError("broken")

    monkeypatch.setattr("tour.call.page.receive", broken)
    client.raise_request_exception = False
    answer = client.post(calls.address(stop), calls.typed(stop))
    assert answer.status_code == 500
    assert not any(word in caplog.text for word in calls.PERSONAL)
    (record,) = [r for r in caplog.records if r.levelname == "ERROR"]
    assert record.request.sensitive_post_parameters == "__ALL__"


@pytest.mark.parametrize("more", [1, 12])
def test_pages_cost_the_same_with_one_and_twelve_stops(client, more, django_assert_num_queries):
    stop = calls.stop()
    for n in range(more - 1):
        calls.stop(tour=stop.tour, region=calls.make.region(f"region-{n}"))
    client.get("/en/tours/")
    with django_assert_num_queries(2):
        assert client.get(calls.address(stop)).status_code == 200
    with django_assert_num_queries(2):
        assert client.get(f"{calls.address(stop)}thanks/").status_code == 200
    with django_assert_num_queries(17):
        assert client.post(calls.address(stop), calls.typed(stop)).status_code == 302

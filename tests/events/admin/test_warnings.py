"""Warnings at the desk: shown before it matters, let stand by whoever may, never in the way."""

import datetime as dt

import pytest

from events import legal_time, lifecycle
from events.models import DeskEntry, Event, Holiday, Override, Publication, Role
from tests import desk, make

pytestmark = pytest.mark.django_db
TODAY = dt.date(2027, 1, 4)
TUESDAY = dt.date(2027, 2, 9)
SATURDAY = dt.date(2027, 2, 13)
E, R, P, A = Role


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(legal_time, "today", lambda: TODAY)


@pytest.fixture
def client():
    return desk.signed_in()


@pytest.fixture
def pair():
    """Return a draft, and another event in the same region on the same day."""
    return make.draft("Mine", TUESDAY), make.draft("Other", TUESDAY)


def page(event, language="en"):
    return f"/{language}/admin/events/event/{event.pk}/change/"


def marking(event):
    return f"/en/admin/events/event/{event.pk}/warnings/"


def step(event, name):
    return desk.address("step", event.pk, name)


def tick(event, alert):
    return f"{event.pk}-{alert.token}"


def alerts_on(client, event):
    return client.get(page(event)).context["warned"].alerts


def act(client, name, *events, **more):
    data = {"action": name, "index": 0, "_selected_action": [event.pk for event in events]}
    return client.post(desk.address("changelist"), data | more, follow=True)


def test_the_form_shows_them_on_top_with_a_way_to_the_other_event(client, pair):
    mine, other = pair
    shown = client.get(page(mine))
    assert "Same region on the same days" in shown.text
    assert f'href="/en/admin/events/event/{other.pk}/change/"' in shown.text
    assert "Warnings" not in client.get(page(make.draft("Alone", SATURDAY + dt.timedelta(2)))).text


def test_one_is_let_stand_on_the_form_with_who_when_and_why(client, pair):
    mine, _other = pair
    (alert,) = alerts_on(client, mine)
    sent = {"stands": tick(mine, alert), "reason": " Agreed with them. "}
    answer = client.post(marking(mine), sent, follow=True)
    assert "1 warning was let stand." in desk.told(answer)
    override = Override.objects.get()
    assert (override.event, override.code, override.reason) == (mine, "region", "Agreed with them.")
    assert "Let stand by admin-" in answer.text
    assert "Agreed with them." in answer.text
    assert "Let the ticked ones stand" not in answer.text
    history = client.get(desk.address("history", mine.pk)).text
    assert "Warning let stand: Same region on the same days" in history
    assert "Agreed with them." in history
    assert "seen_" not in history


def test_nothing_ticked_is_said_and_only_a_form_is_taken(client, pair):
    mine, _other = pair
    answer = client.post(marking(mine), {"reason": "Because"}, follow=True)
    assert "No warning was ticked." in desk.told(answer)
    assert client.get(marking(mine)).status_code == 405
    assert not Override.objects.exists()


def test_it_is_asked_again_once_the_other_event_moves(client, pair):
    mine, other = pair
    (alert,) = alerts_on(client, mine)
    client.post(marking(mine), {"stands": tick(mine, alert)})
    assert alerts_on(client, mine)[0].seen
    Event.objects.filter(pk=other.pk).update(ends_on=TUESDAY + dt.timedelta(days=1))
    assert not alerts_on(client, mine)[0].seen
    answer = client.post(marking(mine), {"stands": tick(mine, alert)}, follow=True)
    assert "No warning was ticked." in desk.told(answer)
    assert Override.objects.count() == 1


def test_a_tick_belongs_to_one_event(client):
    one, two = (
        make.draft("One", SATURDAY),
        make.draft("Two", SATURDAY, region=make.region("oriental")),
    )
    (weekend,) = alerts_on(client, one)
    client.post(marking(two), {"stands": tick(one, weekend)})
    assert not Override.objects.exists()


def test_a_save_that_leads_away_says_what_is_open(client, pair):
    mine, _other = pair
    data = desk.typed(client.get(page(mine)), edition="4")
    answer = client.post(page(mine), data, follow=True)
    assert "In \u2068souss-massa en\u2069 there is also" in desk.told(answer)
    assert "See 1 warning" in desk.told(answer)
    stays = client.post(page(mine), data | {"_continue": "yes"}, follow=True)
    assert "See 1 warning" not in desk.told(stays)
    assert stays.context["warned"].is_open
    client.post(marking(mine), {"stands": tick(mine, alerts_on(client, mine)[0])})
    assert "See 1 warning" not in desk.told(client.post(page(mine), data, follow=True))


def test_a_new_event_is_warned_as_soon_as_it_is_saved(client, pair):
    mine, _other = pair
    data = desk.typed(client.get(desk.address("add")))
    data |= {"title_fr": "Troisième", "slug": "third", "kind": "forum", "starts_on": "2027-02-09"}
    data |= {"region": str(mine.region_id), "programme": str(mine.programme_id)}
    answer = client.post(desk.address("add"), data, follow=True)
    assert "See 2 warnings" in desk.told(answer)


def test_a_title_in_a_message_is_text(client):
    mine = make.draft("Mine", TUESDAY)
    make.draft("<b>Other</b>", TUESDAY)
    data = desk.typed(client.get(page(mine)), edition="4")
    text = client.post(page(mine), data, follow=True).text
    assert "&lt;b&gt;Other" in text
    assert "<b>Other" not in text


@pytest.mark.parametrize("name", ["publish", "send_to_review"])
def test_a_step_that_shows_it_asks_where_it_is_warned_of_something(client, pair, name):
    mine, other = pair
    steps = {each.name: each.asks for each in client.get(page(mine)).context["steps"]}
    assert steps[name]
    asked = client.get(step(mine, name))
    assert "Same region on the same days" in asked.text
    (one,) = asked.context["warned"]
    sent = {"post": "yes", "stands": tick(mine, one.alerts[0]), "reason": "They know."}
    client.post(step(mine, name), sent)
    mine.refresh_from_db()
    assert mine.publication != "draft"
    assert Override.objects.get().reason == "They know."
    assert [entry.step for entry in mine.desk_log.all()] == ["seen_region", name]
    lifecycle.send_to_review(other)
    alone = make.draft("Alone", TUESDAY, region=make.region("oriental"))
    steps = {each.name: each.asks for each in client.get(page(alone)).context["steps"]}
    assert steps[name] == (name == "publish")


def test_what_was_let_stand_is_shown_before_a_step_and_not_asked_again(client, pair):
    mine, _other = pair
    client.post(marking(mine), {"stands": tick(mine, alerts_on(client, mine)[0]), "reason": "Yes."})
    asked = client.get(step(mine, "publish")).text
    assert "Let stand by admin-" in asked
    assert 'name="stands"' not in asked
    assert 'name="reason"' not in asked
    act(client, "publish", mine, post="yes")
    assert Event.objects.public().get() == mine


def test_a_step_is_taken_without_a_tick_too(client, pair):
    mine, _other = pair
    client.post(step(mine, "publish"), {"post": "yes"})
    assert Event.objects.public().get() == mine
    assert not Override.objects.exists()


def test_a_step_that_is_refused_lets_nothing_stand(client, pair):
    mine, _other = pair
    (alert,) = alerts_on(client, mine)
    Event.objects.filter(pk=mine.pk).update(title_ar="")
    client.post(step(mine, "publish"), {"post": "yes", "stands": tick(mine, alert)})
    assert not Override.objects.exists()
    assert not DeskEntry.objects.exists()


def test_to_reinstate_is_to_take_place_again(client):
    mine, _other = make.event("Mine", TUESDAY), make.event("Other", TUESDAY)
    lifecycle.cancel(mine)
    assert alerts_on(client, mine) == []
    assert "Same region on the same days" in client.get(step(mine, "reinstate")).text


def test_several_are_published_after_a_look_at_what_they_are_warned_of(client, pair):
    mine, other = pair
    alone = make.draft("Alone", TUESDAY, region=make.region("oriental"))
    asked = act(client, "publish", mine, other, alone)
    assert not Event.objects.public().exists()
    warned = asked.context["warned"]
    assert [one.event for one in warned] == sorted(pair, key=lambda e: -e.pk)
    seen = [tick(one.event, one.alerts[0]) for one in warned]
    act(client, "publish", mine, other, alone, post="yes", stands=seen, reason="Agreed.")
    assert Event.objects.public().count() == 3
    assert {override.event for override in Override.objects.all()} == set(pair)
    quiet = make.draft("Quiet", TUESDAY, region=make.region("guelmim"))
    act(client, "publish", quiet, post="yes")
    assert Event.objects.public().count() == 4


def moving(first, **more):
    return {"starts_on": first, "ends_on": "", "starts_at": "", "ends_at": ""} | more


def test_a_move_shows_once_what_is_warned_of_on_the_new_days(client):
    event = make.event("Mine", TUESDAY)
    asked = client.get(step(event, "reschedule"))
    assert 'name="looked" value=""' in asked.text
    shown = client.post(step(event, "reschedule"), moving("2027-02-13", looked="", note="Hall"))
    assert "Saturday 13 February 2027" in shown.text
    assert shown.context["form"]["note"].value() == "Hall"
    assert Event.objects.get().starts_on == TUESDAY
    looked = shown.context["looked"]
    (alert,) = shown.context["warned"].alerts
    other = client.post(step(event, "reschedule"), moving("2027-02-14", looked=looked))
    assert Event.objects.get().starts_on == TUESDAY
    assert other.context["looked"] != looked
    sent = moving("2027-02-13", looked=looked, stands=tick(event, alert), reason="It is a fair.")
    answer = client.post(step(event, "reschedule"), sent, follow=True)
    assert "The event was moved." in desk.told(answer)
    assert Event.objects.get().starts_on == SATURDAY
    assert Override.objects.get().code == "weekend"
    assert alerts_on(client, event)[0].seen.reason == "It is a fair."


def test_a_move_to_days_that_nothing_speaks_against_is_made_at_once(client):
    event = make.event("Mine", TUESDAY)
    client.post(step(event, "reschedule"), moving("2027-02-16", looked=""))
    assert Event.objects.get().starts_on == dt.date(2027, 2, 16)


def test_a_public_event_is_moved_to_the_past_only_after_a_look(client):
    event = make.event("Mine", TUESDAY)
    shown = client.post(step(event, "reschedule"), moving("2026-02-10", looked=""))
    assert "Its days are over" in shown.text
    looked = shown.context["looked"]
    client.post(step(event, "reschedule"), moving("2026-02-10", looked=looked))
    assert Event.objects.get().starts_on == dt.date(2026, 2, 10)


def test_several_are_moved_after_a_look_at_what_waits_there(client, pair):
    mine, _other = pair
    Holiday.objects.create(slug="day", month=2, day=16, **make.in_three("name", "Day"))
    undated = make.draft("Undated", None)
    looked = act(client, "move_by_days", mine, undated, days="7")
    assert "Public holiday" in looked.text
    assert "Same region" not in looked.text
    moves = {move.event: move for move in looked.context["moves"]}
    assert not moves[undated].alerts
    (alert,) = moves[mine].alerts
    more = {"days": "7", "apply": "7", "stands": tick(mine, alert), "reason": "Open day."}
    act(client, "move_by_days", mine, undated, **more)
    mine.refresh_from_db()
    assert mine.starts_on == dt.date(2027, 2, 16)
    assert Override.objects.get().code == "holiday"
    assert alerts_on(client, mine)[0].seen


def test_events_that_move_together_are_compared_where_they_go(client, pair):
    looked = act(client, "move_by_days", *pair, days="7")
    assert [len(move.alerts) for move in looked.context["moves"]] == [1, 1]
    alone = act(client, "move_by_days", pair[0], days="7")
    assert [len(move.alerts) for move in alone.context["moves"]] == [0]


@pytest.mark.parametrize("state", Publication)
@pytest.mark.parametrize("role", [None, *Role], ids=str)
@pytest.mark.parametrize("own", [True, False], ids=["own", "foreign"])
def test_who_may_change_it_lets_warnings_stand_and_nobody_else(role, state, own):
    mine = make.draft("Mine", TUESDAY)
    make.draft("Other", TUESDAY)
    boss = desk.signed_in()
    (alert,) = alerts_on(boss, mine)
    Event.objects.filter(pk=mine.pk).update(publication=state)
    region = mine.region if own else make.region("oriental")
    client = desk.signed_in(desk.member(role, region=region))
    least = {"draft": E, "review": R, "public": P, "withdrawn": P}[state]
    trusted = own and role is not None and role >= least
    answer = client.post(marking(mine), {"stands": tick(mine, alert)})
    assert answer.status_code == 302 if trusted else answer.status_code in {302, 403, 404}
    assert Override.objects.exists() == trusted
    if own and role is not None:
        shown = client.get(page(mine))
        assert "Same region on the same days" in shown.text
        assert ('name="stands"' in shown.text) == (trusted and not Override.objects.exists())


def test_a_foreign_event_that_is_not_public_is_named_by_its_institution_alone():
    office = make.organisation(**make.in_three("name", "Ministry"))
    make.draft("Secret plan", TUESDAY, responsible=office, city_en="Hidden town")
    mine = make.draft("Mine", TUESDAY, programme=make.programme("ours"))
    client = desk.signed_in(desk.member(P, programme=mine.programme))
    data = desk.typed(client.get(page(mine)), edition="4")
    texts = [
        client.get(page(mine)).text,
        client.get(step(mine, "publish")).text,
        client.post(page(mine), data, follow=True).text,
        act(client, "move_by_days", mine, days="0").text,
        act(client, "publish", mine).text,
    ]
    for text in texts:
        assert "Secret" not in text
        assert "Hidden town" not in text
    assert "Ministry en" in texts[0]
    assert "Ministry en" in texts[1]


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_its_words_are_in_the_language_of_the_desk(client, pair, language):
    mine, _other = pair
    past = make.draft("Mine", dt.date(2026, 2, 7), summary_fr="jeudi 7 février 2026")
    texts = [
        client.get(page(mine, language)).text,
        client.get(page(past, language)).text,
        client.get(f"/{language}/admin/events/event/{mine.pk}/step/publish/").text,
        client.get(f"/{language}/admin/events/holiday/add/").text,
    ]
    english = ("Warning", "Same region", "there is also", "may stand", "forbid", "See the", "over:")
    for text in texts:
        for word in (*english, "but a", "Of the civil calendar", "how many days"):
            assert word not in text.partition('id="content"')[2], word

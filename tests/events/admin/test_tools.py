"""Everyday tools: a copy, an agenda, other days, other audiences; within one's mandate."""

import datetime as dt

import pytest

from events import lifecycle
from events.models import Change, Event, Role
from events.snapshot import snapshot
from tests import desk, make

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return desk.signed_in()


@pytest.fixture
def original():
    event = make.draft(
        "Forum",
        dt.date(2026, 2, 10),
        slug="forum-2",
        ends_on=dt.date(2026, 2, 12),
        starts_at=dt.time(9),
        edition=2,
        venue=make.venue(),
        summary_ar="ملخص",
        patronage="royal",
    )
    event.organisation_roles.create(organisation=make.organisation(), role="organiser")
    event.person_roles.create(person=make.person(), role="chair")
    event.audiences.add(make.audience())
    event.agenda.create(day=dt.date(2026, 2, 11), starts_at=dt.time(10), title_fr="Deuxième jour")
    event.agenda.create(title_fr="Chaque jour")
    make.agreement(event)
    lifecycle.publish(event)
    return event


def tool(event, name, language="en"):
    return f"/{language}/admin/events/event/{event.pk}/{name}/"


def newest():
    return Event.objects.order_by("pk").last()


def test_a_copy_has_all_texts_and_people_on_its_own_days(client, original):
    page = client.get(tool(original, "copy"))
    form = page.context["form"]
    assert (form["slug"].value(), form["edition"].value()) == ("forum-3", 3)
    data = {"region": original.region_id, "slug": "forum-3", "edition": 3}
    answer = client.post(tool(original, "copy"), data | {"starts_on": "2027-03-02"})
    copy = newest()
    assert answer["Location"] == desk.address("change", copy.pk)
    assert (copy.publication, copy.revision, copy.author.is_superuser) == ("draft", 0, True)
    assert (copy.starts_on, copy.ends_on) == (dt.date(2027, 3, 2), dt.date(2027, 3, 4))
    assert list(copy.agenda.values_list("day", "title_fr")) == [
        (None, "Chaque jour"),
        (dt.date(2027, 3, 3), "Deuxième jour"),
    ]
    kept, was = snapshot(copy), snapshot(original)
    for name in ("title_ar", "summary_ar", "patronage", "venue", "starts_at", "audiences"):
        assert kept[name] == was[name], name
    for name in ("organisation_roles", "person_roles"):
        assert kept[name] == was[name], name
    assert (kept["agreements"], was["agreements"] != []) == ([], True)
    assert snapshot(original) == was
    assert copy.uid != original.uid


def test_a_copy_for_another_region_has_no_venue_there_and_may_have_no_date(client, original):
    region = make.region("oriental")
    client.post(tool(original, "copy"), {"region": region.pk, "slug": "forum-oriental"})
    copy = newest()
    assert (copy.region, copy.venue, copy.city_fr, copy.starts_on) == (region, None, "", None)
    assert list(copy.agenda.values_list("day", flat=True)) == [None, None]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ({"slug": "forum-2"}, "already exists"),
        ({"slug": "für alle"}, "valid"),
        ({"slug": ""}, "required"),
        ({"starts_on": "soon"}, "valid date"),
        ({"region": "999"}, "valid choice"),
        ({"edition": "0"}, "greater than or equal to 1"),
    ],
)
def test_a_copy_that_cannot_be_is_told_and_keeps_what_was_typed(client, original, typed, answer):
    data = {"region": original.region_id, "slug": "typed-with-care", "edition": "5"} | typed
    page = client.post(tool(original, "copy"), data)
    assert page.status_code == 200
    assert answer in page.context["form"].errors.as_text()
    assert page.context["form"]["edition"].value() == data["edition"]
    assert Event.objects.count() == 1


def test_a_copy_stays_within_the_mandate(original):
    ours = make.region("oriental")
    client = desk.signed_in(desk.member(Role.EDITOR, region=ours))
    page = client.get(tool(original, "copy"))
    assert list(page.context["form"].fields["region"].queryset) == [ours]
    theirs = {"region": original.region_id, "slug": "x"}
    assert client.post(tool(original, "copy"), theirs).status_code == 200
    assert Event.objects.count() == 1
    client.post(tool(original, "copy"), {"region": ours.pk, "slug": "x"})
    assert newest().region == ours


def test_an_agenda_is_taken_over_counted_from_the_first_day(client, original):
    event = make.draft(day=dt.date(2026, 5, 4), ends_on=dt.date(2026, 5, 6))
    event.agenda.create(title_fr="Déjà là")
    answer = client.post(tool(event, "agenda"), {"original": original.pk}, follow=True)
    assert "2 sessions were added." in desk.told(answer)
    found = dict(event.agenda.values_list("title_fr", "day"))
    assert found == {
        "Déjà là": None,
        "Chaque jour": None,
        "Deuxième jour": dt.date(2026, 5, 5),
    }
    assert event.edits.exists()


def test_an_agenda_longer_than_the_event_keeps_its_sessions_without_a_day(client, original):
    event = make.event(day=dt.date(2026, 5, 4))
    client.post(tool(event, "agenda"), {"original": original.pk})
    assert dict(event.agenda.values_list("title_fr", "day"))["Deuxième jour"] is None
    assert Change.objects.first().kind == "revised"


def test_no_agenda_is_taken_from_what_one_may_not_see(original):
    hidden = make.draft(region=make.region("oriental"))
    hidden.agenda.create(title_fr="Secret")
    ours = make.draft(region=original.region)
    client = desk.signed_in(desk.member(Role.EDITOR, region=original.region))
    page = client.post(tool(ours, "agenda"), {"original": hidden.pk})
    assert "valid choice" in page.context["form"].errors.as_text()
    assert not ours.agenda.exists()
    assert client.post(tool(original, "agenda"), {"original": ours.pk}).status_code == 403
    assert client.get(tool(hidden, "agenda")).status_code == 404


def act(client, name, *events, **more):
    data = {"action": name, "index": 0, "_selected_action": [event.pk for event in events]}
    return client.post(desk.address("changelist"), data | more, follow=True)


def test_several_are_moved_with_their_agenda_after_a_look(client, original):
    other = make.draft("Other", dt.date(2026, 3, 31))
    asked = act(client, "move_by_days", original, other)
    assert asked.status_code == 200
    looked = act(client, "move_by_days", original, other, days="7", note="Ramadan")
    assert "7 April 2026" in looked.text
    assert "19 February 2026" in looked.text
    assert Event.objects.get(pk=other.pk).starts_on == dt.date(2026, 3, 31)
    done = act(client, "move_by_days", original, other, days="7", note="Ramadan", apply="7")
    assert "2 events were moved." in desk.told(done)
    original.refresh_from_db()
    other.refresh_from_db()
    assert (original.starts_on, original.ends_on) == (dt.date(2026, 2, 17), dt.date(2026, 2, 19))
    assert original.previously_starts_on == dt.date(2026, 2, 10)
    assert set(original.agenda.values_list("day", flat=True)) == {None, dt.date(2026, 2, 18)}
    assert other.starts_on == dt.date(2026, 4, 7)
    entry = Change.objects.first()
    assert (entry.kind, entry.note) == ("rescheduled", "Ramadan")


def test_other_days_than_those_that_were_looked_at_are_not_applied(client, original):
    answer = act(client, "move_by_days", original, days="70", apply="7")
    assert "apply" in answer.text
    assert Event.objects.get(pk=original.pk).starts_on == dt.date(2026, 2, 10)


@pytest.mark.parametrize("days", ["0", "9999", "soon", "1.5"])
def test_days_that_make_no_sense_are_told(client, original, days):
    answer = act(client, "move_by_days", original, days=days, apply=days)
    assert answer.context["form"].errors
    assert Event.objects.get(pk=original.pk).starts_on == dt.date(2026, 2, 10)


def test_what_cannot_be_moved_is_named_and_the_rest_is_moved(original):
    undated = make.draft("Undated", None, region=original.region)
    cancelled = make.event("Cancelled", region=original.region)
    lifecycle.cancel(cancelled)
    foreign = make.event("Foreign", region=make.region("oriental"))
    client = desk.signed_in(desk.member(Role.PUBLISHER, region=original.region))
    chosen = (original, undated, cancelled, foreign)
    looked = act(client, "move_by_days", *chosen, days="1").text
    for reason in ("no date yet", "cancelled or withdrawn", "does not reach as far"):
        assert reason in looked
    told = desk.told(act(client, "move_by_days", *chosen, days="1", apply="1"))
    assert "1 event was moved." in told
    assert "(Foreign en)" in told
    foreign.refresh_from_db()
    assert foreign.starts_on == dt.date(2026, 2, 10)


def test_audiences_are_added_to_several_and_none_is_taken_away(client, original):
    press, other = make.audience("press"), make.draft()
    page = act(client, "mark_audiences", original, other)
    assert "press en" in page.text
    act(client, "mark_audiences", original, other, apply="yes", audiences=[press.pk])
    assert set(original.audiences.values_list("slug", flat=True)) == {"visitors", "press"}
    assert list(other.audiences.all()) == [press]
    assert Change.objects.first().kind == "revised"
    empty = act(client, "mark_audiences", original, apply="yes")
    assert "required" in empty.context["form"].errors.as_text()


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_its_pages_speak_the_language_of_the_desk(client, original, language):
    for name in ("copy", "agenda"):
        page = client.get(tool(original, name, language)).text
        assert f'lang="{language}"' in page
        for word in ("Make a copy", "Take over", "Slug", "First day", "take me back"):
            assert word not in page
    data = {"action": "move_by_days", "index": 0, "_selected_action": [original.pk], "days": "3"}
    page = client.post(f"/{language}/admin/events/event/", data).text
    for word in ("Move by", "Days", "Show where", "Then"):
        assert word not in page.partition('id="content"')[2]

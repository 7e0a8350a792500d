"""Proposals: what closes days, what is said of it, and what an accepted plan makes."""

import datetime as dt
from itertools import pairwise

import pytest
from django.core import signing
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from events import lifecycle
from events.ledger import Refused
from events.models import AgendaItem, Change, DeskEntry, Edit, Event, EventPerson, Role
from tests import desk, make
from tests.tour import rounds
from tests.tour.rounds import TODAY, asked, closure, day, days, proposal
from tour.models import Stop
from tour.proposals import accept, propose, question, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def tour():
    return rounds.tour()


@pytest.fixture
def by():
    return desk.administrator()


def avoided(shown, region):
    """What is said of the days before a stop: the first, the last, and why."""
    step = next(step for step in shown.steps if step.candidate.slug == region)
    return [(one.first, one.last, plain(one.in_words)) for one in step.avoided]


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def elsewhere(title="Fair", when=None, region="north", **values):
    return make.event(title, when or day(1), region=make.region(region), **values)


def test_stops_lie_on_the_shortest_way_and_the_first_days(tour, by):
    shown = proposal(tour, by)
    assert list(days(shown).values()) == [day(1), day(2), day(3), day(4)]
    assert list(days(shown)) in [list(rounds.REGIONS), list(rounds.REGIONS[::-1])]
    assert shown.distance == 3 * round(shown.distance / 3) == 435
    assert [step.further for step in shown.steps] == [0, 145, 145, 145]


def closing(tour, how):
    """Close days of which the first is the first day of the window, one way or another."""
    if how == "feast":
        rounds.holiday(day(1), days=2)
    elif how == "ramadan":
        rounds.ramadan(day(2), length=3)
    elif how == "event":
        elsewhere(programme=make.programme("fairs"), ends_on=day(2))
    elif how == "draft":
        office = make.organisation("Office")
        there = {"region": make.region("north"), "responsible": office}
        make.draft("Secret", day(1), programme=make.programme("fairs"), ends_on=day(2), **there)
    else:
        closure(day(-9), day(2), **{"tour": {"tour": tour}, "all": {}}[how])


@pytest.mark.parametrize(
    ("how", "last", "said"),
    [
        ("feast", 2, "Feast en"),
        ("ramadan", 5, "Ramadan en (expected)"),
        ("event", 2, "“Fair en” (Tuesday 2 to Wednesday 3 March 2027)"),
        ("draft", 2, "another event that is not public yet, of Office en"),
        ("tour", 2, "Inventaire"),
        ("all", 2, "Inventaire"),
    ],
)
def test_a_closed_day_is_avoided_and_said(how, last, said):
    tour = rounds.tour(("north",))
    closing(tour, how)
    planner = desk.member(Role.PUBLISHER, programme=tour.programme)
    shown = proposal(tour, planner)
    first = next(n for n in range(last + 1, 30) if day(n).weekday() < 5)
    assert days(shown) == {"north": day(first)}
    assert avoided(shown, "north") == [(day(1), day(min(last, 4)), said)]


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"programme": "tour"}, id="of the same programme"),
        pytest.param({"region": "south"}, id="in another region"),
        pytest.param({"steps": ["cancel"]}, id="cancelled"),
        pytest.param({"steps": ["postpone"]}, id="postponed"),
        pytest.param({"steps": ["withdraw"]}, id="withdrawn"),
        pytest.param({"when": day(0)}, id="on another day"),
    ],
)
def test_what_does_not_concern_a_stop_closes_nothing(values):
    tour = rounds.tour(("north", "south"))
    values = {"programme": "fairs"} | values
    steps = values.pop("steps", [])
    made = elsewhere(**values | {"programme": make.programme(values["programme"])})
    for step in steps:
        getattr(lifecycle, step)(made)
    closure(day(1), day(9), programme=make.programme("other"))
    closure(day(1), day(9), region=make.region("elsewhere"))
    shown = proposal(tour, desk.administrator(), first="north")
    assert days(shown)["north"] == day(1)


@pytest.mark.parametrize(
    ("kind", "how"),
    [("season", "ramadan"), ("holiday", "feast"), ("event", "event")],
)
def test_what_is_allowed_closes_nothing(by, kind, how):
    tour = rounds.tour(("north",))
    closing(tour, how)
    assert days(proposal(tour, by, allowed=frozenset({kind}))) == {"north": day(1)}


def test_people_who_travel_along_are_not_called_away(by):
    """A minister who comes to two events of the programme is in the north on the second day."""
    tour = rounds.tour(("north", "desert"))
    minister, host = make.person("minister"), make.person("host")
    for n, region in enumerate(("north", "desert")):
        there = rounds.event(tour, region, day(-40 - n))
        EventPerson.objects.create(event=there, person=minister, role="chair")
    EventPerson.objects.create(event=there, person=host, role="guest")
    fair = elsewhere("Fair", day(2), programme=make.programme("fairs"))
    for person in (minister, host):
        EventPerson.objects.create(event=fair, person=person, role="speaker")
    shown = proposal(tour, by, allowed=frozenset({"event"}), begins=day(2), first="north")
    assert days(shown) == {"north": day(2), "desert": day(3)}
    shown = proposal(tour, by, allowed=frozenset({"event"}), begins=day(2), first="desert")
    assert days(shown) == {"desert": day(3), "north": day(4)}
    told = {key.split()[0] for key in shown.question.closed.reasons}
    assert told == {"person"}
    closed = shown.question.closed.in_region
    assert sorted(closed["desert"]) == [day(2)]
    assert "north" not in closed
    assert plain(shown.question.closed.on("desert", day(2))[0]) == (
        "Office en is at “Fair en” (Wednesday 3 March 2027)"
    )
    allowed = frozenset({"event", "person"})
    assert not proposal(tour, by, allowed=allowed).question.closed.in_region


def test_conditions_that_cannot_be_kept_are_named(tour, by):
    rounds.holiday(day(1))
    shown = proposal(tour, by, begins=day(1), ends=day(4), least_gap=1, first="south")
    assert shown.plan is None
    assert {plain(each) for each in shown.conflict} == {
        "All stops lie within 2 to 5 March 2027.",
        "Between two stops there is 1 free day at least.",
    }


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"ends": day(4), "weekdays": frozenset({1, 2})}, "Stops are on these days of the week: "),
        ({"locked": (("north", day(9)),), "greatest_gap": 0}, "0 free days at most"),
        ({"ends": day(90), "least_gap": 9}, "Days in south en are kept free: Inventaire."),
        ({"closed": True}, "Days are kept free: Feast en, "),
        ({"locked": (("north", day(2)), ("south", day(2)))}, "north en stays on Wednesday 3 March"),
        ({"locked": (("north", day(2)),), "last": "north", "begins": day(2)}, "comes last"),
    ],
)
def test_each_condition_has_words(tour, by, values, said):
    if values.pop("closed", False):
        rounds.holiday(day(3), days=31)
    for region in rounds.REGIONS:
        closure(day(5), day(90), region=make.region(region))
    shown = proposal(tour, by, **values)
    assert shown.plan is None
    assert any(said in plain(each) for each in shown.conflict)
    assert len(set(shown.conflict)) == len(shown.conflict)


def test_twelve_regions_are_asked_about_in_a_fixed_number_of_queries(django_assert_num_queries):
    for regions in (("a",), tuple("abcdefghijkl")):
        tour = rounds.tour(regions, slug=f"tour-{len(regions)}")
        by = desk.administrator()
        for region in regions:
            rounds.stop(tour, rounds.draft(tour, region, None))
            fair = elsewhere(region=region, when=day(5), programme=make.programme("fairs"))
            for event in (
                fair,
                rounds.draft(tour, region, day(-9)),
                rounds.draft(tour, region, day(-8)),
            ):
                EventPerson.objects.create(event=event, person=make.person(region), role="chair")
        with django_assert_num_queries(8):
            assert propose(question(tour, asked(), by, TODAY)).plan


class AcceptedPlans(TestCase):
    """What goes through the database and back keeps every condition."""

    @hypothesis(max_examples=12)
    @given(
        least=st.integers(0, 3),
        length=st.integers(1, 3),
        closed=st.sets(st.integers(1, 20), max_size=6),
        locked=st.dictionaries(st.sampled_from(rounds.REGIONS), st.integers(2, 40), max_size=1),
        week=st.sampled_from([frozenset(range(5)), frozenset(range(7)), frozenset({0, 1, 2})]),
    )
    def test_accepted_plans_keep_every_condition(self, least, length, closed, locked, week):
        tour, by = rounds.tour(), desk.administrator()
        for n in closed:
            closure(day(n), day(n))
        fixed = tuple((slug, day(n)) for slug, n in locked.items())
        rules = {"least_gap": least, "days": length, "weekdays": week, "locked": fixed}
        shown = proposal(tour, by, ends=day(90), **rules)
        if shown.plan is None:
            assert shown.conflict
            return
        accept(tour, signed(shown), by, TODAY)
        stops = list(tour.stops.select_related("event").order_by("number"))
        events = [stop.event for stop in stops]
        assert {stop.region.slug for stop in stops} == set(rounds.REGIONS)
        assert [stop.number for stop in stops] == [1, 2, 3, 4]
        assert {(one.ends_on - one.starts_on).days + 1 for one in events} == {length}
        for before, after in pairwise(events):
            assert (after.starts_on - before.ends_on).days - 1 >= least
        for stop in stops:
            if stop.region.slug in locked:
                assert stop.event.starts_on == day(locked[stop.region.slug])
                continue
            taken = {stop.event.starts_on + dt.timedelta(n) for n in range(length)}
            assert not taken & {day(n) for n in closed}
            assert {each.weekday() for each in taken} <= week


def test_accepted_stops_are_ordinary_drafts(tour, by):
    done = accept(tour, signed(proposal(tour, by, days=2)), by, TODAY)
    assert (len(done.made), len(done.moved)) == (4, 0)
    stop = tour.stops.get(region__slug="north")
    event = stop.event
    assert (stop.state, event.publication, event.status) == ("planned", "draft", "tentative")
    assert (event.kind, event.author, event.slug) == ("tour_stop", by, "tour-north")
    assert event.title_fr == "Programme tour fr – north fr"
    assert event.title_ar == "Programme tour ع – north ع"
    assert event.city_en == "Capital of north en"
    assert [event.readiness_ar, event.readiness_fr, event.readiness_en] == [3, 3, 3]
    assert Edit.objects.filter(event=event, number=1, by=by).exists()
    assert DeskEntry.objects.get(event=event).step == "planned"
    # The public tour now has four stops to be placed, and says nothing of a plan.
    entry = Change.objects.get()
    assert entry.subject == "tour:tour"
    told = {each["state"] for each in entry.after["stops"].values()}
    assert (told, entry.after["stops"]["north"]["number"]) == ({"to_place"}, None)
    lifecycle.publish(event, by)


def test_a_plan_for_stops_that_the_public_knows_leaves_no_trace(tour, by):
    for region in rounds.REGIONS:
        tour.stops.create(region=make.region(region), state="announced", announced_fr="Mai")
    before = Change.objects.count()
    accept(tour, signed(proposal(tour, by)), by, TODAY)
    assert Change.objects.count() == before


def test_a_slug_that_is_taken_is_followed_by_a_number(by):
    tour = rounds.tour(("north",))
    rounds.draft(tour, "north", None, slug="tour-north")
    done = accept(tour, signed(proposal(tour, by)), by, TODAY)
    assert done.made[0].slug == "tour-north-2"


def spring(tour, by):
    """A tour with a stop that was held, one public with an agenda, one draft, one undated."""
    rounds.stop(tour, rounds.event(tour, "north", day(-9)), number=3)
    shown = rounds.event(tour, "centre", day(3), ends_on=day(4), starts_at=dt.time(9))
    AgendaItem.objects.create(event=shown, day=day(4), title_fr="Clôture")
    rounds.stop(tour, shown, number=4)
    rounds.stop(tour, rounds.draft(tour, "south", day(9)), number=5)
    rounds.stop(tour, rounds.draft(tour, "desert", None))
    return shown


def test_what_was_held_is_no_part_of_a_plan_and_numbers_go_on_after_it(tour, by):
    spring(tour, by)
    shown = proposal(tour, by)
    assert sorted(days(shown)) == ["centre", "desert", "south"]
    assert [step.number for step in shown.steps] == [4, 5, 6]
    assert shown.plan.moved == ()
    assert days(shown)["centre"] == day(3)


def test_events_that_are_moved_keep_their_length_their_hours_and_their_agenda(tour, by):
    moved = spring(tour, by)
    locked = (("centre", day(14)), ("south", day(9)))
    done = accept(tour, signed(proposal(tour, by, locked=locked)), by, TODAY)
    assert moved in done.moved
    moved.refresh_from_db()
    assert (moved.starts_on, moved.ends_on, moved.starts_at) == (day(14), day(15), dt.time(9))
    assert (moved.previously_starts_on, moved.agenda.get().day) == (day(3), day(15))
    entry = Change.objects.filter(event=moved, kind="rescheduled").get()
    assert entry.by == by
    assert DeskEntry.objects.filter(event=moved, step="reschedule").exists()
    undated = Event.objects.get(region__slug="desert")
    assert undated.starts_on is not None
    assert undated.publication == "draft"
    assert len(done.moved) == 2
    assert not done.made


def test_a_postponed_stop_gets_a_new_day_and_is_going_ahead_again(tour, by):
    event = spring(tour, by)
    lifecycle.postpone(event)
    shown = proposal(tour, by, locked=(("south", day(9)),))
    step = next(step for step in shown.steps if step.candidate.slug == "centre")
    assert step.is_new
    assert step.begins not in {day(3), day(4)}
    accept(tour, signed(shown), by, TODAY)
    event.refresh_from_db()
    assert (event.status, event.starts_on) == ("confirmed", step.begins)


def test_a_stop_whose_event_fell_gets_a_draft_like_it(tour, by):
    fell = spring(tour, by)
    EventPerson.objects.create(event=fell, person=make.person(), role="chair")
    lifecycle.cancel(fell)
    shown = proposal(tour, by)
    done = accept(tour, signed(shown), by, TODAY)
    stop = tour.stops.get(region__slug="centre")
    fell.refresh_from_db()
    assert (fell.status, done.made) == ("cancelled", [stop.event])
    assert stop.event != fell
    assert (stop.event.title_fr, stop.event.publication) == (fell.title_fr, "draft")
    assert stop.event.person_roles.count() == 1
    assert (stop.event.ends_on - stop.event.starts_on).days == 1
    south = tour.stops.get(region__slug="south").event
    assert south.starts_on == day(9)


def test_a_stop_that_has_to_leave_its_days_moves_alone(tour, by):
    spring(tour, by)
    shown = proposal(tour, by, moving="centre")
    assert "centre" not in shown.plan.moved  # it has no day to keep
    assert days(shown)["centre"] not in {day(3), day(4)}
    assert days(shown)["south"] == day(9)
    step = next(step for step in shown.steps if step.candidate.slug == "centre")
    assert step.is_moved


def change(tour, what):
    """Something happens between the look at a proposal and its acceptance."""
    events = {stop.region.slug: stop.event for stop in tour.stops.select_related("region")}
    if what == "moved":
        lifecycle.reschedule(events["centre"], starts_on=day(20), ends_on=day(21))
    elif what == "cancelled":
        lifecycle.cancel(events["centre"])
    elif what == "published":
        lifecycle.publish(events["south"])
    elif what == "gone":
        tour.stops.get(region__slug="south").delete()
    elif what == "held":
        tour.stops.filter(region__slug="desert").update(state="held")
    elif what == "closed":
        closure(day(30), day(31))
    elif what == "closed there":
        closure(day(30), day(31), region=make.region("south"))
    elif what == "event":
        elsewhere(when=day(40), region="desert", programme=make.programme("fairs"))


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("moved", "These stops were changed meanwhile: centre en."),
        ("cancelled", "These stops were changed meanwhile: centre en."),
        ("published", "These stops were changed meanwhile: south en."),
        ("gone", "These stops were changed meanwhile: south en."),
        ("held", "These stops were changed meanwhile: desert en."),
        ("closed", "Other days are closed now for all stops."),
        ("closed there", "Other days are closed now in south en."),
        ("event", "Other days are closed now in desert en."),
    ],
)
def test_a_stale_proposal_is_refused_and_nothing_is_stored(tour, by, what, said):
    spring(tour, by)
    token = signed(proposal(tour, by))
    change(tour, what)
    before = list(Event.objects.values()), list(Stop.objects.values())
    with pytest.raises(Refused, match=said):
        accept(tour, token, by, TODAY)
    assert (list(Event.objects.values()), list(Stop.objects.values())) == before


def test_what_is_of_no_matter_to_a_plan_does_not_make_it_stale(tour, by):
    moved = spring(tour, by)
    token = signed(proposal(tour, by))
    moved.title_fr = "Un autre titre"
    moved.save()
    closure(day(300), day(301))
    elsewhere(when=day(40), region="north", programme=make.programme("fairs"))
    make.region("centre").name_fr = "Renommée"
    assert accept(tour, token, by, TODAY)


def test_a_proposal_is_accepted_once(tour, by):
    token = signed(proposal(tour, by))
    accept(tour, token, by, TODAY)
    with pytest.raises(Refused, match="These stops were changed meanwhile"):
        accept(tour, token, by, TODAY)
    assert Event.objects.count() == 4


def test_days_that_have_begun_are_refused(tour, by):
    token = signed(proposal(tour, by))
    with pytest.raises(Refused, match="Some of its days have begun"):
        accept(tour, token, by, day(1))


def test_what_was_not_signed_here_for_this_tour_is_refused(tour, by):
    token = signed(proposal(tour, by))
    other = rounds.tour(slug="other")
    for wrong, of in (("", tour), (f"{token}x", tour), (token, other)):
        with pytest.raises(Refused, match="not known here"):
            accept(of, wrong, by, TODAY)
    assert not Event.objects.exists()


def test_a_proposal_lasts_for_twelve_hours(tour, by, monkeypatch):
    token = signed(proposal(tour, by))
    later = signing.time.time() + 12 * 3600 + 60
    monkeypatch.setattr(signing.time, "time", lambda: later)
    with pytest.raises(Refused, match="older than twelve hours"):
        accept(tour, token, by, TODAY)


def test_who_may_not_move_a_public_stop_moves_nothing(tour):
    """An editor of the programme alone; the page asks for a publisher, and this asks again."""
    admin, editor = desk.administrator(), desk.member(Role.EDITOR, programme=tour.programme)
    spring(tour, admin)
    shown = proposal(tour, editor)
    bound = {one.slug for one in shown.question.round.candidates if one.is_bound}
    assert bound == {"centre"}
    locked = (("centre", day(14)),)
    token = signed(proposal(tour, admin, locked=locked))
    with pytest.raises(Refused):
        accept(tour, token, editor, TODAY)
    assert Event.objects.get(region__slug="centre").starts_on == day(3)


def test_what_fails_at_the_last_leaves_nothing_behind(tour, by):
    type(tour.programme).objects.update(name_fr="", name_ar="", name_en="")
    tour.programme.refresh_from_db()
    shown = proposal(tour, by)
    event = rounds.draft(tour, "desert", None, slug="x")
    Event.objects.filter(pk=event.pk).update(slug="tour-desert")
    stranger = desk.member(Role.PUBLISHER, region=make.region("north"))
    with pytest.raises(Refused, match="does not reach"):
        accept(tour, signed(shown), stranger, TODAY)
    assert Event.objects.count() == 1
    assert not Stop.objects.exists()

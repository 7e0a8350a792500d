"""Plans keep every condition, are the best that there is, and are always the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tour.planning import Conditions, Conflict, Place, Problem, conflict, solve
from tour.planning.problem import WORKING_DAYS

MONDAY = dt.date(2027, 3, 1)
KEYS = "abcdefghijkl"


def day(number: int) -> dt.date:
    return MONDAY + dt.timedelta(number)


def problem(places: str = "abc", *, last_day: int = 30, distances=None, **rules) -> Problem:
    made = tuple(Place(key) for key in places)
    return Problem(made, Conditions(day(0), day(last_day), **rules), distances or {})


def ways(asked: Problem, ends: dt.date | None = None, left: frozenset[str] | None = None):
    """Every plan that keeps the conditions, found by trying; read from their definition alone."""
    rules = asked.conditions
    left = frozenset(place.key for place in asked.places) if left is None else left
    if not left:
        yield ()
    for key in sorted(left):
        place = next(one for one in asked.places if one.key == key)
        for begins in days_of(asked, place):
            gap = None if ends is None else (begins - ends).days - 1
            most = gap if rules.greatest_gap is None else rules.greatest_gap
            if gap is not None and not rules.least_gap <= gap <= most:
                continue
            last = begins + dt.timedelta(place.days - 1)
            for rest in ways(asked, last, left - {key}):
                yield ((key, begins), *rest)


def days_of(asked: Problem, place: Place):
    rules = asked.conditions
    if place.fixed:
        return [place.fixed]
    span = (rules.ends - rules.begins).days + 1
    window = [rules.begins + dt.timedelta(n) for n in range(span)]
    return [begins for begins in window if all(map(open_on(rules, place), lasting(place, begins)))]


def lasting(place: Place, begins: dt.date):
    return [begins + dt.timedelta(n) for n in range(place.days)]


def open_on(rules: Conditions, place: Place):
    def is_open(when: dt.date) -> bool:
        closed = when in rules.closed or when in place.closed
        return when <= rules.ends and when.weekday() in rules.weekdays and not closed

    return is_open


def in_order(asked: Problem, way) -> bool:
    keys = tuple(key for key, _ in way)
    first, last = asked.conditions.first, asked.conditions.last
    return keys[: len(first)] == first and keys[len(keys) - len(last) :] == last


def cost(asked: Problem, way) -> tuple[int, int]:
    current = {place.key: place.current for place in asked.places}
    moved = sum(current[key] not in {None, begins} for key, begins in way)
    far = asked.distances
    travelled = sum(
        far.get((here, there), far.get((there, here), 0)) for (here, _), (there, _) in pairwise(way)
    )
    return moved, travelled


def best(asked: Problem) -> tuple[int, int] | None:
    costs = [cost(asked, way) for way in ways(asked) if in_order(asked, way)]
    return min(costs, default=None)


def found(asked: Problem):
    plan = solve(asked)
    return plan and tuple((visit.key, visit.begins) for visit in plan.visits)


days = st.integers(0, 9).map(day)


@st.composite
def problems(draw) -> Problem:
    keys = KEYS[: draw(st.integers(1, 4))]
    places = tuple(
        Place(
            key,
            days=draw(st.integers(1, 3)),
            fixed=draw(st.none() | st.integers(-3, 12).map(day)) if key == "a" else None,
            current=draw(st.none() | days),
            closed=draw(st.dictionaries(days, st.just(("busy",)), max_size=3)),
        )
        for key in keys
    )
    ordered = draw(st.permutations(keys))
    cut = draw(st.integers(0, len(keys)))
    least = draw(st.integers(0, 2))
    rules = Conditions(
        day(0),
        draw(days),
        weekdays=draw(st.sampled_from([WORKING_DAYS, frozenset(range(7)), frozenset({0, 2})])),
        least_gap=least,
        greatest_gap=draw(st.none() | st.integers(least, 4)),
        first=tuple(ordered[:cut]) if draw(st.booleans()) else (),
        last=tuple(ordered[cut:]) if draw(st.booleans()) else (),
        closed=draw(st.dictionaries(days, st.just(("feast",)), max_size=2)),
    )
    pairs = [(one, other) for one in keys for other in keys if one < other]
    return Problem(places, rules, {pair: draw(st.integers(0, 9)) for pair in pairs})


@given(problems())
def test_a_plan_is_one_of_the_best_that_trying_everything_finds(asked):
    way = found(asked)
    if way is None:
        assert best(asked) is None
    else:
        assert way in set(ways(asked))
        assert in_order(asked, way)
        assert cost(asked, way) == best(asked)


@given(problems())
def test_what_a_plan_says_of_itself_is_so(asked):
    plan = solve(asked)
    if plan is not None:
        way = found(asked)
        assert (len(plan.moved), plan.distance) == cost(asked, way)
        for visit, place in ((v, p) for v in plan.visits for p in asked.places if p.key == v.key):
            assert (visit.ends - visit.begins).days + 1 == place.days
            assert (visit.key in plan.moved) == (place.current not in {None, visit.begins})


@given(problems())
def test_where_there_is_no_plan_each_condition_that_is_named_prevents_one(asked):
    named = conflict(asked)
    assert bool(named) == (best(asked) is None)
    assert len(set(named)) == len(named)


@given(problems())
def test_the_same_question_has_the_same_answer_in_whatever_order_places_are_named(asked):
    again = replace(asked, places=asked.places[::-1])
    one, other = solve(asked), solve(again)
    assert solve(asked) == one
    assert (one is None) == (other is None)
    if one and other:
        assert (len(one.moved), one.distance) == (len(other.moved), other.distance)


def test_the_shortest_way_is_taken_and_the_earliest_days():
    far = {("a", "b"): 9, ("a", "c"): 1, ("b", "c"): 1}
    assert found(problem(distances=far)) == (("a", day(0)), ("c", day(1)), ("b", day(2)))


def test_stops_that_end_on_the_last_day_of_the_window_fit():
    assert found(problem("ab", last_day=1)) == (("a", day(0)), ("b", day(1)))
    assert found(problem("ab", last_day=0)) is None


def test_a_settled_stop_stands_on_a_closed_day_and_outside_the_window():
    asked = problem("ab", closed={day(0): ("feast",)})
    a, b = asked.places
    assert found(replace(asked, places=(replace(a, fixed=day(-2)), b))) == (
        ("a", day(-2)),
        ("b", day(1)),
    )


@pytest.mark.parametrize(
    ("rules", "named"),
    [
        ({"last_day": 1}, {"window"}),
        ({"last_day": 7, "least_gap": 3}, {"window", "least_gap"}),
        ({"last_day": 6, "weekdays": frozenset({5})}, {"window", "weekdays"}),
        ({"weekdays": frozenset({0}), "greatest_gap": 2}, {"weekdays", "greatest_gap"}),
    ],
)
def test_the_conditions_that_conflict_are_named(rules, named):
    assert {one.code for one in conflict(problem(**rules))} == named


def test_a_reason_for_closed_days_is_named_where_it_prevents_the_plan():
    closed = {day(n): ("ramadan",) for n in range(31)}
    assert Conflict("closed", "ramadan") in conflict(problem(closed=closed))


def test_two_settled_stops_on_one_day_are_named():
    asked = problem("ab")
    both = tuple(replace(place, fixed=day(3)) for place in asked.places)
    assert set(conflict(replace(asked, places=both))) == {
        Conflict("fixed", "a"),
        Conflict("fixed", "b"),
    }


def test_a_stop_that_falls_is_placed_anew_and_no_other_moves():
    asked = problem("abcd", last_day=20, least_gap=1, weekdays=frozenset(range(7)))
    current = {"a": 0, "b": 2, "c": 4, "d": 6}
    places = tuple(
        replace(p, current=day(current[p.key]), closed={day(2): ("off",)} if p.key == "b" else {})
        for p in asked.places
    )
    plan = solve(replace(asked, places=places))
    assert plan.moved == ("b",)
    assert {v.key: v.begins for v in plan.visits}["b"] == day(8)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: problem("aa"),
        lambda: problem(first=("z",)),
        lambda: problem(first=("a",), last=("a",)),
        lambda: problem(last_day=-1),
        lambda: problem(least_gap=2, greatest_gap=1),
        lambda: problem(least_gap=-1),
        lambda: Problem((Place("a", days=0),), Conditions(day(0), day(1))),
    ],
)
def test_a_question_without_sense_is_refused(wrong):
    with pytest.raises(ValueError, match=r"\w"):
        wrong()


def test_twelve_places_in_a_circle_are_visited_around_it():
    around = {
        (one, other): min(abs(i - j), 12 - abs(i - j))
        for i, one in enumerate(KEYS)
        for j, other in enumerate(KEYS)
    }
    plan = solve(problem(KEYS, last_day=120, distances=around, first=("f",), greatest_gap=6))
    assert plan.distance == 11
    assert [v.key for v in plan.visits] in [list("fghijklabcde"), list("fedcbalkjihg")]


def test_nothing_to_place_is_a_plan_of_nothing():
    assert solve(problem("")).visits == ()


def test_orders_that_trying_knows_are_all_reachable():
    for order in permutations("abc"):
        assert [key for key, _ in found(problem(first=order))] == list(order)


def test_more_places_than_can_be_proven_have_a_plan_that_keeps_all_conditions():
    keys = [f"p{n:02}" for n in range(40)]
    far = {(a, b): abs(i - j) for i, a in enumerate(keys) for j, b in enumerate(keys)}
    rules = Conditions(day(0), day(200), least_gap=1, greatest_gap=9, last=("p00",))
    places = tuple(Place(key, fixed=day(28) if key == "p07" else None) for key in keys)
    plan = solve(Problem(places, rules, far))
    assert not plan.is_best
    assert {visit.key for visit in plan.visits} == set(keys)
    assert plan.visits[-1].key == "p00"
    assert [v.begins for v in plan.visits if v.key == "p07"] == [day(28)]
    for one, following in pairwise(plan.visits):
        assert 1 <= (following.begins - one.ends).days - 1 <= 9
        assert following.begins.weekday() in WORKING_DAYS
    assert plan.distance == sum(far[a.key, b.key] for a, b in pairwise(plan.visits))
    assert plan == solve(Problem(places, rules, far))


def test_twelve_stops_that_cannot_all_keep_their_days_move_as_few_as_can_be():
    """Their days stand in the order of the alphabet; of the last six, the middle is closed."""
    far = {(one, other): abs(i - j) for i, one in enumerate(KEYS) for j, other in enumerate(KEYS)}
    rules = Conditions(day(0), day(200), least_gap=2, closed={day(n): ("x",) for n in (42, 49)})
    places = tuple(Place(key, current=day(7 * n)) for n, key in enumerate(KEYS))
    plan = solve(Problem(places, rules, far))
    assert plan.moved == ("g", "h")
    assert plan.distance == 11
    kept = {visit.key: visit.begins for visit in plan.visits if visit.key not in plan.moved}
    assert kept == {place.key: place.current for place in places if place.key not in "gh"}

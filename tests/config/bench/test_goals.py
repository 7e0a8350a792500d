"""A promise is judged by ratios within one run."""

import pytest

from config.bench import goals, table
from config.bench.measure import Figures
from config.bench.memory import Worker
from config.bench.rows import BY_ICALENDAR, DESK_LIST, ELSEWHERE, FAR, SAME_BYTES, WORDS

ROWS = [
    f"{page}, {state}"
    for page in ("month", "event", "list", "feed")
    for state in ("built", "kept", "304")
] + [f"{page}, {ELSEWHERE}" for page in ("month", "event")]


def run(hello: float = 0.001, **changed: float) -> dict[str, Figures]:
    """Figures in which every row costs as much as hello, but for some."""
    times = dict.fromkeys(["hello", FAR, WORDS, DESK_LIST, *ROWS], hello) | {
        name.replace("_", ", "): hello * factor for name, factor in changed.items()
    }
    return {name: Figures(1, 11, 11, [time], [time]) for name, time in times.items()}


def test_a_fast_site_meets_every_goal_of_one_size():
    assert all(verdict.met for verdict in goals.at_one_size(run()))


@pytest.mark.parametrize(
    ("changed", "missed"),
    [
        ({"month_304": 2}, ["month, 304: CPU"]),
        ({"month_built": 11}, ["month, built: CPU"]),
        ({"month_kept": 1.9}, ["month, kept: CPU"]),
        ({"event_built": 111}, ["event, built: CPU"]),
        ({"event_kept": 1.9}, ["event, kept: CPU"]),
        ({"event_edited elsewhere": 10.5}, ["event, edited elsewhere: CPU"]),
    ],
)
def test_a_slow_row_misses_its_goal_alone(changed, missed):
    verdicts = goals.at_one_size(run(**changed))
    assert [verdict.what for verdict in verdicts if not verdict.met] == missed


def test_queries_and_bytes_count_too():
    found = run()
    found["month, built"].queries = 4
    found["month, built"].packed = 12_100
    missed = [verdict.what for verdict in goals.at_one_size(found) if not verdict.met]
    assert missed == ["month, built: queries", "month, built: on the wire"]


def test_growth_is_judged_in_hellos_so_that_a_slower_minute_is_no_growth():
    few, many = run(), run(hello=0.003)
    assert all(verdict.met for verdict in goals.at_two_sizes(few, many))
    many = run(hello=0.003, month_built=1.2)
    missed = [verdict.what for verdict in goals.at_two_sizes(few, many) if not verdict.met]
    assert missed == ["month, built: CPU"]


def test_the_list_of_staff_may_be_half_as_slow_again_with_many_events():
    few, many = run(), run()
    many[DESK_LIST] = Figures(1, 11, 11, [0.00151], [0.00151])
    missed = [verdict for verdict in goals.at_two_sizes(few, many) if not verdict.met]
    assert [(verdict.what, verdict.most) for verdict in missed] == [("admin list: CPU", 1.5)]


def test_queries_that_come_with_more_events_are_counted():
    few, many = run(), run()
    many["event, built"].queries = many["list, 304"].queries = 2
    missed = [verdict for verdict in goals.at_two_sizes(few, many) if not verdict.met]
    assert [(verdict.found, verdict.most) for verdict in missed] == [(2, 0)]


def test_a_worker_is_judged_by_its_worst_moment():
    (verdict,) = goals.of_memory([Worker(50, 90, 121)])
    assert (verdict.found, verdict.met) == (121, False)


def test_the_full_feed_is_judged_beside_icalendar_and_its_bytes_from_memory(monkeypatch):
    monkeypatch.setattr(goals.connection, "vendor", "sqlite")
    costs = {
        SAME_BYTES: 1,
        "full feed, kept": 1.2,
        "hello": 1,
        "full feed, 304": 1.2,
        BY_ICALENDAR: 100,
        "full feed, first": 49,
        "full feed, built": 6,
    }
    found = {name: Figures(1, 11, 11, [cost], [cost]) for name, cost in costs.items()}
    assert all(verdict.met for verdict in goals.of_the_full_feed(found, 24))
    for name, cost in {
        "full feed, kept": 1.3,
        "full feed, first": 51,
        "full feed, built": 7,
    }.items():
        slow = found | {name: Figures(1, 11, 11, [cost], [cost])}
        missed = [each.what for each in goals.of_the_full_feed(slow, 24) if not each.met]
        assert missed == [f"{name}: CPU"]
    assert [each.found for each in goals.of_the_full_feed(found, 26) if not each.met] == [26]


def test_the_table_says_what_was_promised_and_missed(monkeypatch):
    monkeypatch.setattr(goals.connection, "vendor", "sqlite")
    text = table.verdicts(goals.at_one_size(run(month_304=2)))
    (line,) = [line for line in text.splitlines() if line.startswith("month, 304: CPU")]
    assert line.split() == ["month,", "304:", "CPU", "2", "1.2", "×", "hello", "NO"]

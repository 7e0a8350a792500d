"""A tiny run of the whole: every row is there, and nothing of the site is touched. No times."""

import os
import re
import subprocess
import sys

import pytest

PAGES = ("home", "month", "event", "list", "feed", "event feed", "full feed")


@pytest.fixture(scope="module")
def report(request) -> dict[str, list[str]]:
    """The lines of a report by their first cell."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    ran = subprocess.run(
        [sys.executable, "-m", "config.bench", "--events", "60", "--seconds", "0.01"],
        cwd=request.config.rootpath,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    lines = [re.split(r"  +", line) for line in ran.stdout.splitlines() if "  " in line]
    return {line[0]: line[1:] for line in lines}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("state", "queries"), [("built", 50), ("kept", 1), ("304", 1)])
def test_each_page_is_measured_in_each_state(report, page, state, queries):
    *times, asked, size = report[f"{page}, {state}"][:7]
    assert all(float(time) > 0 for time in times)
    assert 1 <= int(asked) <= queries
    assert (int(size.replace(",", "")) == 0) == (state == "304")


def test_the_floor_stands_beside_them(report):
    assert report["hello"][5:] == ["0", "11"]
    assert report["hello"][2] == "1.00"
    assert report["static file"][5] == "0"
    assert int(report["admin list"][5]) > 1
    assert int(report["admin, first page"][5]) > 1


@pytest.mark.parametrize("row", ["plan 12 stops", "replan 12 stops", "plan 75 stops"])
def test_plans_are_timed(report, row):
    alone, best = map(float, report[row])
    assert 0 < best <= alone


def test_the_memory_of_each_process_is_told(report):
    for worker in ("worker 1", "worker 2"):
        start, end, peak = map(int, report[worker])
        assert 20 < start <= end <= peak


def test_the_goals_are_judged(report):
    for goal in ("full feed, first: CPU", "full feed, first: memory"):
        assert report[goal][-1] in {"yes", "NO"}
    for goal in (
        "month, 304: CPU",
        "month, built: queries",
        "event, built: CPU",
        "plan 12 stops: CPU",
        "worker 1: peak",
    ):
        assert report[goal][-1] in {"yes", "NO"}

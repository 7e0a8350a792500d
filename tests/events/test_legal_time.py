"""Morocco's clock: by the pinned tzdata, whatever the operating system believes."""

import datetime as dt
import io
import struct
import subprocess
import sys
import zoneinfo
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ImproperlyConfigured

from events import legal_time


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)


def always(hours: int) -> ZoneInfo:
    """A zone that keeps one hour for ever, as data from before a change of law do."""
    name = f"<{hours:+03}>".encode()
    footer = b"\n" + name + str(-hours).encode() + b"\n"
    abbreviation = name.strip(b"<>") + b"\0"
    header = struct.pack(">4sc15x6l", b"TZif", b"2", 0, 0, 0, 0, 1, len(abbreviation))
    block = struct.pack(">lbB", hours * 3600, 0, 0) + abbreviation
    return ZoneInfo.from_file(io.BytesIO((header + block) * 2 + footer), "Africa/Casablanca")


def test_the_operating_system_is_not_asked() -> None:
    assert zoneinfo.TZPATH == ()


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (dt.date(2025, 2, 22), 1),
        (dt.date(2025, 2, 23), 0),
        (dt.date(2025, 4, 5), 0),
        (dt.date(2025, 4, 6), 1),
        (dt.date(2026, 2, 14), 1),
        (dt.date(2026, 2, 15), 0),
        (dt.date(2026, 3, 21), 0),
        (dt.date(2026, 3, 22), 1),
        (dt.date(2026, 6, 1), 1),
        (dt.date(2026, 9, 19), 1),
        (dt.date(2026, 9, 20), 0),
        (dt.date(2026, 12, 1), 0),
        (dt.date(2027, 2, 7), 0),
        (dt.date(2027, 6, 1), 0),
        (dt.date(2040, 8, 1), 0),
    ],
)
def test_the_offset_of_each_day_is_that_of_the_law(day: dt.date, hours: int) -> None:
    assert legal_time.offset_hours(day) == hours


@pytest.mark.parametrize(
    ("day", "time", "instant"),
    [
        (dt.date(2026, 2, 9), dt.time(9), utc(2026, 2, 9, 8)),
        (dt.date(2026, 2, 15), dt.time(1, 59), utc(2026, 2, 15, 0, 59)),
        (dt.date(2026, 2, 15), dt.time(2, 30), utc(2026, 2, 15, 1, 30)),  # the first of two
        (dt.date(2026, 2, 15), dt.time(3), utc(2026, 2, 15, 3)),
        (dt.date(2026, 2, 15), dt.time(10), utc(2026, 2, 15, 10)),
        (dt.date(2026, 3, 22), dt.time(3), utc(2026, 3, 22, 2)),
        (dt.date(2026, 9, 20), dt.time(0, 59), utc(2026, 9, 19, 23, 59)),
        (dt.date(2026, 9, 20), dt.time(2), utc(2026, 9, 20, 2)),
        (dt.date(2026, 12, 10), dt.time(10), utc(2026, 12, 10, 10)),
        (dt.date(2027, 2, 10), dt.time(10), utc(2027, 2, 10, 10)),
    ],
)
def test_a_wall_clock_is_one_instant(day: dt.date, time: dt.time, instant: dt.datetime) -> None:
    found = legal_time.instant(day, time)
    assert found == instant
    assert found.utcoffset() == dt.timedelta()


def test_the_crafts_week_lasts_169_hours() -> None:
    begin, _ = legal_time.day_bounds(dt.date(2026, 2, 9))
    _, end = legal_time.day_bounds(dt.date(2026, 2, 15))
    assert (begin, end) == (utc(2026, 2, 8, 23), utc(2026, 2, 16))
    assert end - begin == dt.timedelta(hours=169)


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (dt.date(2026, 2, 14), 0),
        (dt.date(2026, 2, 15), -1),
        (dt.date(2026, 3, 22), 1),
        (dt.date(2026, 9, 20), -1),
        (dt.date(2026, 9, 21), 0),
        (dt.date(2027, 2, 7), 0),
        (dt.date(2027, 3, 14), 0),
    ],
)
def test_a_day_knows_whether_its_clocks_are_moved(day: dt.date, hours: int) -> None:
    assert legal_time.clock_change(day) == dt.timedelta(hours=hours)


@pytest.mark.parametrize(
    ("now", "today"),
    [
        (utc(2026, 2, 8, 22, 59), dt.date(2026, 2, 8)),
        (utc(2026, 2, 8, 23), dt.date(2026, 2, 9)),
        (utc(2026, 2, 15, 23, 59), dt.date(2026, 2, 15)),
        (utc(2026, 2, 16), dt.date(2026, 2, 16)),
        (utc(2026, 9, 19, 23, 30), dt.date(2026, 9, 20)),
        (utc(2026, 12, 31, 23, 59), dt.date(2026, 12, 31)),
        (utc(2027, 1, 1), dt.date(2027, 1, 1)),
    ],
)
def test_the_day_changes_when_moroccan_walls_say_so(now: dt.datetime, today: dt.date) -> None:
    assert legal_time.today(now) == today


def test_the_installed_data_pass_the_check_of_the_start() -> None:
    legal_time.ensure_fresh()
    assert legal_time.TZDATA_VERSION >= "2026.6"


@pytest.mark.parametrize(
    ("hours", "days"), [(1, "2026-02-15, 2026-12-01"), (0, "2026-06-01"), (2, "2026-06-01")]
)
def test_old_data_stop_the_start_with_the_days_that_are_wrong(monkeypatch, hours, days) -> None:
    monkeypatch.setattr(legal_time, "ZONE", always(hours))
    with pytest.raises(ImproperlyConfigured) as refusal:
        legal_time.ensure_fresh()
    assert days in str(refusal.value)
    assert "Install tzdata 2026.6 or newer" in str(refusal.value)
    assert legal_time.TZDATA_VERSION in str(refusal.value)


def test_a_search_path_in_the_environment_changes_nothing(root, tmp_path) -> None:
    """Even where an old table lies in the path that Python would search first."""
    table = tmp_path / "Africa" / "Casablanca"
    table.parent.mkdir()
    table.write_bytes(b"not a table")
    program = "import config.settings; from events import legal_time; legal_time.ensure_fresh()"
    subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        cwd=root,
        env={"PYTHONTZPATH": str(tmp_path), "SECRET_KEY": "x" * 60, "DEBUG": "1"},
    )

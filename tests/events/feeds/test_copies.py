"""Programs of others keep a copy of a feed: each change here reaches it, once."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from events import lifecycle
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)

PROGRAMS = Path(sys.executable).parent
VDIRSYNCER = """
[general]
status_path = "{folder}/status/"
[pair copy]
a = "here"
b = "there"
collections = null
conflict_resolution = "b wins"
partial_sync = "revert"
[storage here]
type = "filesystem"
path = "{folder}/copy/"
fileext = ".ics"
[storage there]
type = "http"
url = "{address}"
"""
KHAL = """
[calendars]
[[copy]]
path = {folder}/copy/
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdateformat = %Y-%m-%d
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
[sqlite]
path = {folder}/khal.db
"""


class Copy:
    """A copy on disk, kept by vdirsyncer and read by khal."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        (folder / "copy").mkdir()
        for name, said in {"vdirsyncer": VDIRSYNCER, "khal": KHAL}.items():
            (folder / name).write_text(said.format(folder=folder, address=address))
        self.run("vdirsyncer", "discover", "copy")

    def run(self, program: str, *words: str) -> str:
        """What a program says; it must end well."""
        known = {"HOME": str(self.folder), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [PROGRAMS / program, "-c", self.folder / program, *words],
            capture_output=True,
            text=True,
            env=known,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def entries(self) -> list[str]:
        """The events of the copy after it was brought up to date, as khal lists them."""
        self.run("vdirsyncer", "sync", "copy")
        said = self.run(
            "khal",
            "list",
            "--day-format",
            "",
            "--format",
            "{start-date} {title}",
            "2026-02-01",
            "60d",
        )
        return sorted(line for line in said.splitlines() if line.startswith("2026"))


def test_each_change_reaches_a_copy_once(live_server, tmp_path) -> None:
    fair = make.event("Fair", dt.date(2026, 2, 11))
    copy = Copy(tmp_path, f"{live_server.url}/feeds/en/all.ics")
    assert copy.entries() == ["2026-02-11 Fair en"]
    forum = make.event("Forum")
    lifecycle.reschedule(fair, starts_on=dt.date(2026, 2, 20), ends_on=dt.date(2026, 2, 20))
    assert copy.entries() == ["2026-02-10 Forum en", "2026-02-20 Fair en"]
    lifecycle.cancel(forum)
    lifecycle.withdraw(fair)
    assert copy.entries() == ["2026-02-10 Cancelled: Forum en"]

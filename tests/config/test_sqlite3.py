"""Writers of SQLite queue: a turn is one's alone."""

import threading

import pytest

from config.sqlite3.base import turn


def test_a_turn_is_given_when_the_one_before_is_over(tmp_path):
    path, told = str(tmp_path / "db-queue"), []

    def other() -> None:
        with turn(path):
            told.append("other")

    waiting = threading.Thread(target=other)
    with turn(path):
        waiting.start()
        waiting.join(timeout=0.3)
        told.append("first")
    waiting.join(timeout=20)
    assert told == ["first", "other"]


def test_a_turn_that_fails_is_over(tmp_path):
    path, done = str(tmp_path / "db-queue"), []
    with pytest.raises(OSError, match="full"), turn(path):
        raise OSError("full")
    with turn(path):
        done.append("next")
    assert done == ["next"]

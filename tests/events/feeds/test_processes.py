"""Two processes that share a database and a Redis: an edit in one is in the other's next answer."""

import gzip
from contextlib import ExitStack
from urllib.parse import urlencode

import pytest
from django.db import connections

from config.bench.server import Server, answer, gunicorn
from events.models import FeedReading
from tests import desk, make
from tests.processes import database
from tests.redis_server import PROGRAM, redis_server

FEED = "/feeds/en/all.ics"
SECRET = "c" * 32
GZIP = {"Accept-Encoding": "gzip"}


def read(server: Server, path: str = FEED, **headers: str) -> tuple[int, str, str]:
    """Status, ETag and text of an answer, on a connection of its own."""
    connection = server.connection()
    found = answer(connection, path, GZIP | headers)
    connection.close()
    text = gzip.decompress(found.body).decode() if found.body else ""
    return found.status, found.headers.get("ETag", ""), text


def step(server: Server, event, name: str, session: str) -> None:
    """Take a step with an event at the desk that a process shows."""
    connection = server.connection()
    connection.request(
        "POST",
        desk.address("step", event.pk, name),
        urlencode({"csrfmiddlewaretoken": SECRET, "note": ""}),
        {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"csrftoken={SECRET}; mawaid_session={session}",
        },
    )
    found = connection.getresponse()
    assert found.status == 302, found.read().decode()
    connection.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(PROGRAM is None, reason="no redis-server is installed")
def test_an_edit_through_one_process_is_in_the_next_answer_of_the_other(
    monkeypatch, tmp_path
) -> None:
    event, other = make.event("Forum"), make.event("Fair")
    session = desk.signed_in().cookies["mawaid_session"].value
    connections.close_all()
    with ExitStack() as stack:
        redis = stack.enter_context(redis_server(str(tmp_path)))
        for name, value in {
            "DATABASE_URL": database(),
            "CACHE_URL": redis.url,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "LOG_LEVEL": "ERROR",
        }.items():
            monkeypatch.setenv(name, value)
        one, two = (stack.enter_context(gunicorn("config.wsgi", 1)) for _ in range(2))
        _, etag, before = read(two)
        assert read(two, **{"If-None-Match": etag})[0] == 304
        assert "Cancelled: Forum" not in before
        step(one, event, "cancel", session)
        status, _, after = read(two, **{"If-None-Match": etag})
        assert (status, "Cancelled: Forum" in after) == (200, True)
        assert read(one) == read(two)
        redis.stop()
        for name, seen in {"hold": "STATUS:TENTATIVE", "cancel": "Cancelled: Fair"}.items():
            assert seen not in read(one)[2]
            step(two, other, name, session)
            texts = [read(server)[2] for server in (one, two)]
            assert texts[0] == texts[1]
            assert seen in texts[0]
            assert {read(server, "/en/")[0] for server in (one, two)} == {200}
    # What each had counted was written when it ended, and adds up.
    reading = FeedReading.objects.get()
    assert (reading.feed, reading.family, reading.unchanged) == ("en/all", "other", 1)
    assert reading.answers == 11

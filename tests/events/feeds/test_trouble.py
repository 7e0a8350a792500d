"""What a feed says when it cannot be given."""

from unittest import mock

import pytest
from django.db import OperationalError

from events import feeds
from events.models import Event, PublicCalendar

pytestmark = pytest.mark.django_db


def assert_says_to_come_back(response) -> None:
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert response["Cache-Control"] == "no-store"
    assert b"VCALENDAR" not in response.content
    assert "ETag" not in response


@pytest.mark.parametrize("where", ["current", "public"])
def test_a_database_out_of_reach_is_503_never_an_empty_calendar(client, where, caplog) -> None:
    owner = PublicCalendar.objects if where == "current" else Event.objects
    with mock.patch.object(type(owner), where, side_effect=OperationalError("gone")):
        assert_says_to_come_back(client.get("/feeds/fr/all.ics"))
    assert [record.message for record in caplog.records if record.name == "events.feeds"] == [
        "A feed cannot be read from the database."
    ]
    assert client.get("/feeds/fr/all.ics").status_code == 200


def test_a_fault_of_ours_is_no_calendar_either(client, rf) -> None:
    def faulty(request, lang):
        raise KeyError(lang)

    with pytest.raises(KeyError):
        feeds.feed(faulty)(rf.get("/feeds/fr/all.ics"), "fr")
    client.raise_request_exception = False
    with mock.patch.object(feeds, "body", side_effect=KeyError):
        assert client.get("/feeds/fr/all.ics").status_code == 500

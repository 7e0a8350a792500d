"""The whole calendar as a file: all that is public, whatever its size, safe to open."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
from unittest import mock

import pytest

from events import lifecycle
from events.api import downloads, parts
from events.models import Event
from tests import make

pytestmark = pytest.mark.django_db

JSON, CSV = "/api/v1/calendar.json", "/api/v1/calendar.csv"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def body(response) -> bytes:
    return response.getvalue()


@pytest.fixture
def table(client):
    """The rows of the table by the names of their columns."""

    def read(query=""):
        response = client.get(f"{CSV}{query}")
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        text = body(response).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    return read


def test_the_file_has_what_the_collections_have_and_where_to_go_on_from(client, ask, whole):
    make.event("Later", None)
    lifecycle.cancel(make.event("Off"))
    lifecycle.withdraw(make.event("Gone"))
    make.draft("Draft")
    response = client.get(JSON)
    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"] == 'attachment; filename="mawaid-calendar.json"'
    assert response["Link"] == f'<{LICENCE}>; rel="license"'
    told = json.loads(body(response))
    assert told["licence"] == LICENCE
    assert "GeoNames" in told["attribution"]
    assert ask(told["changes"])["changes"] == []
    for plural in ("events", "regions", "programmes", "organisations", "tours"):
        assert sorted(told[plural], key=str) == sorted(whole(plural), key=str), plural
    assert len(told["events"]) == 2


def test_the_notice_of_the_project_says_the_same(client, root):
    told = json.loads(body(client.get(JSON)))
    notice = " ".join((root / "NOTICE").read_text(encoding="utf-8").split())
    assert told["licence"] in notice
    assert told["attribution"] in notice


def test_the_file_is_the_same_compressed(client):
    make.event()
    for path in (JSON, CSV):
        packed = client.get(path, headers={"Accept-Encoding": "gzip"})
        assert packed["Content-Encoding"] == "gzip"
        assert gzip.decompress(body(packed)) == body(client.get(path))
        assert body(client.head(path)) == b""


def test_a_table_has_a_line_for_each_event_and_a_column_for_each_language(table):
    event = make.event(
        "Forum",
        dt.date(2026, 2, 10),
        starts_at=dt.time(9),
        region=make.region("oriental"),
        venue=make.venue(latitude=30.5, longitude=-9),
        summary_fr="Deux\nlignes, « ; »",
    )
    make.event("Later", None)
    row, later = table()
    assert row["uid"] == str(event.uid)
    assert (row["name_ar"], row["name_fr"]) == ("Forum ع", "Forum fr")
    assert row["summary_fr"] == "Deux\nlignes, « ; »"
    assert (row["start_date"], row["start_time"]) == ("2026-02-10", "09:00")
    assert row["start_utc"] == "2026-02-10T08:00:00Z"
    assert (row["location_region_slug"], row["location_latitude"]) == ("oriental", "30.5")
    assert row["programme_name_en"] == "Programme forums en"
    assert row["url_ar"].endswith(f"/ar/events/{event.slug}/")
    assert (later["start_date"], later["part_of_uid"]) == ("", "")


def test_a_table_of_one_language_has_no_columns_for_others(table):
    make.event("Forum", title_fr="Foire")
    (row,) = table("?lang=fr")
    assert row["name"] == "Foire"
    assert not any(name.endswith(("_ar", "_fr", "_en")) for name in row)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_no_cell_of_a_table_is_a_formula(table, sign):
    make.event(title_en=f"{sign}HYPERLINK(1)")
    (row,) = table()
    assert row["name_en"] == f"'{sign}HYPERLINK(1)"


def test_an_empty_calendar_has_files_too(client, table):
    assert json.loads(body(client.get(JSON)))["events"] == []
    assert table() == []


def test_a_file_is_read_in_parts_that_lose_and_double_nothing(client, table, monkeypatch):
    monkeypatch.setattr(parts, "AT_ONCE", 2)
    made = [make.event(f"E{n}") for n in range(5)]
    expected = [str(event.uid) for event in made]
    assert [one["uid"] for one in json.loads(body(client.get(JSON)))["events"]] == expected
    assert [row["uid"] for row in table()] == expected


def test_an_edit_costs_one_part_of_a_file_and_shows_at_once(client, monkeypatch):
    monkeypatch.setattr(parts, "AT_ONCE", 2)
    made = [make.event(f"E{n}") for n in range(5)]
    written = mock.Mock(wraps=downloads.some_events)
    monkeypatch.setattr(downloads, "some_events", written)
    body(client.get(JSON))
    lifecycle.cancel(made[3])
    told = json.loads(body(client.get(JSON)))["events"]
    assert [one["status"] for one in told] == ["confirmed"] * 3 + ["cancelled", "confirmed"]
    keys = [call.args[0] for call in written.call_args_list]
    assert keys == [[e.pk for e in some] for some in (made[:2], made[2:4], made[4:], made[2:4])]
    region = made[0].region
    with lifecycle.reference(region):
        region.name_en = "Souss"
        region.save()
    told = json.loads(body(client.get(JSON)))["events"]
    assert {one["location"]["region"]["name"]["en"] for one in told} == {"Souss"}


def test_a_cache_that_fails_costs_no_file(client, monkeypatch, caplog):
    make.event()
    for name in ("get", "set"):
        monkeypatch.setattr(parts.cache, name, mock.Mock(side_effect=ConnectionError("redis")))
    assert len(json.loads(body(client.get(JSON)))["events"]) == 1
    assert "a part is written anew" in caplog.text
    assert "a part is not kept" in caplog.text


def test_an_edit_made_while_a_file_is_sent_is_told_again_afterwards(client, ask, monkeypatch):
    monkeypatch.setattr(parts, "AT_ONCE", 1)
    first, second = make.event("First"), make.event("Second")
    response = client.get(JSON)
    lifecycle.cancel(second)  # after the version was read, before this part is
    told = json.loads(body(response))
    assert told["version"] == 2
    assert [one["status"] for one in told["events"]] == ["confirmed", "cancelled"]
    assert [one["id"] for one in ask(told["changes"])["changes"]] == [str(second.uid)]
    assert Event.objects.get(pk=first.pk).status == "confirmed"

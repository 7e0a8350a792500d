"""A filtered list as a file: what the user may see, right in Excel, and never a formula."""

import csv
import datetime as dt
import io
import uuid
from copy import copy

import openpyxl
import pytest

from events.models import Event, Role
from tests import desk, make

pytestmark = pytest.mark.django_db
DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)"]


def exported(client, kind, query="", language="fr"):
    answer = client.get(f"/{language}/admin/events/event/export/{kind}/?{query}")
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    assert answer["Content-Disposition"].endswith(f'.{kind}"')
    return answer.content


def sheet(data):
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def table(data, delimiter=";"):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=delimiter))


def titles(data):
    return {row[2].value for row in sheet(data).iter_rows(min_row=2)}


def test_the_list_is_written_as_it_is_filtered_and_searched():
    client = desk.signed_in()
    make.draft("Tour")
    make.event("Salon", region=make.region("oriental"))
    assert titles(exported(client, "xlsx")) == {"Tour fr", "Salon fr"}
    assert titles(exported(client, "xlsx", "publication__exact=draft")) == {"Tour fr"}
    assert titles(exported(client, "xlsx", "q=salon")) == {"Salon fr"}
    listed = client.get("/fr/admin/events/event/?q=salon").text
    assert "/fr/admin/events/event/export/xlsx/?q=salon" in listed


def test_only_what_the_user_may_see_is_written():
    ours = make.region("oriental")
    make.draft("Ours", region=ours)
    make.draft("Secret")
    make.event("Public")
    client = desk.signed_in(desk.member(Role.EDITOR, region=ours))
    for kind in ("xlsx", "csv", "ics"):
        data = exported(client, kind)
        assert titles(data) == {"Ours fr", "Public fr"} if kind == "xlsx" else b"Secret" not in data
    for kind in ("xlsx", "csv", "ics"):
        address = f"/fr/admin/events/event/export/{kind}/"
        assert desk.signed_in(desk.member()).get(address).status_code == 403


def test_headings_are_words_with_a_name_that_never_changes():
    client = desk.signed_in()
    make.event()
    french = [cell.value for cell in next(sheet(exported(client, "xlsx")).rows)]
    arabic = [cell.value for cell in next(sheet(exported(client, "xlsx", language="ar")).rows)]
    assert french[1] == "Titre (arabe) [title_ar]"
    assert [head.split("[")[1] for head in french] == [head.split("[")[1] for head in arabic]
    assert sheet(exported(client, "xlsx", language="ar")).sheet_view.rightToLeft
    assert not sheet(exported(client, "xlsx")).sheet_view.rightToLeft
    assert "title_ar]" in french[1]
    assert french[0].endswith("[id]")


@pytest.mark.parametrize("words", DANGEROUS)
def test_no_text_becomes_a_formula(words):
    client = desk.signed_in()
    make.event(title_fr=words)
    cell = sheet(exported(client, "xlsx")).cell(2, 3)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (words, "s", True)
    assert table(exported(client, "csv"))[1][2] == f"'{words}"


def test_a_tab_at_the_beginning_is_escaped_too():
    client = desk.signed_in()
    make.event(summary_fr="\t=1")
    [head, line] = table(exported(client, "csv"))
    assert line[head.index("Résumé (français) [summary_fr]")] == "'\t=1"


def test_csv_opens_in_excel_with_its_arabic():
    client = desk.signed_in()
    make.event(title_ar="منتدى أكادير")
    data = exported(client, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert table(data)[1][1] == "منتدى أكادير"
    assert table(exported(client, "csv", language="en"), ",")[1][1] == "منتدى أكادير"


def test_days_and_hours_are_what_excel_takes_for_them():
    client = desk.signed_in()
    make.draft(starts_at=dt.time(9, 30), ends_at=dt.time(11))
    row = next(sheet(exported(client, "xlsx")).iter_rows(min_row=2))
    found = {cell.value for cell in row if cell.is_date}
    assert found == {dt.datetime(2026, 2, 10), dt.time(9, 30), dt.time(11)}


def test_a_calendar_holds_the_events_that_have_a_date():
    client = desk.signed_in()
    dated = make.draft("Forum")
    make.draft("Later", day=None)
    data = exported(client, "ics", language="en").decode()
    assert data.count("BEGIN:VEVENT") == 1
    assert f"UID:{dated.uid}" in data
    assert "Forum en" in data


def test_an_unknown_kind_or_filter_is_not_found():
    client = desk.signed_in()
    make.event(region=make.region("oriental"))
    make.event()
    assert client.get("/fr/admin/events/event/export/pdf/").status_code == 404
    assert client.get("/fr/admin/events/event/export/csv/?region__id__exact=x").status_code == 404


@pytest.mark.parametrize("events", [1, 3, 300])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_it_costs_the_same_for_one_event_and_for_300(kind, events, django_assert_num_queries):
    client, first = desk.signed_in(), make.draft(venue=make.venue())
    others = [copy(first) for _n in range(events - 1)]
    for n, other in enumerate(others):
        other.pk, other.uid, other.slug = None, uuid.uuid4(), f"other-{n}"
    Event.objects.bulk_create(others)
    with django_assert_num_queries(COST):
        exported(client, kind)


COST = 8

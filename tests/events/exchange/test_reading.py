"""What files may be: formats, encodings, sizes; and how their cells are read."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from django.core.exceptions import ValidationError

from events.exchange import spreadsheet
from events.exchange.cells import Day, Hour, Whole
from events.exchange.checks import RULES, SENTENCES, broken
from events.exchange.table import Unreadable
from events.models import Event
from events.models.event_constraints import CONSTRAINTS
from tests import sheets
from tests.sheets import row


def workbook(*lines, edit=None):
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    if edit:
        edit(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def first(data):
    return spreadsheet.read(data).rows[0].cells


def test_days_and_hours_of_excel_are_read_as_they_are_shown():
    line = [1, dt.datetime(2026, 2, 10), dt.date(2026, 2, 11), dt.time(9, 30), 3.0]
    heads = ["id", "starts_on", "ends_on", "starts_at", "edition"]
    assert first(workbook(heads, line)) == {
        "id": "1",
        "starts_on": "2026-02-10",
        "ends_on": "2026-02-11",
        "starts_at": "09:30:00",
        "edition": "3",
    }


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-02-10", (2026, 2, 10)),
        ("10/02/2026", (2026, 2, 10)),
        ("1.2.2026", (2026, 2, 1)),
        ("١٠/٠٢/٢٠٢٦", (2026, 2, 10)),
        ("2026-02-10T00:00:00", (2026, 2, 10)),
    ],
)
def test_ways_to_write_a_day(text, day):
    assert Day().clean(text) == dt.date(*day)


@pytest.mark.parametrize(
    "text", ["31/02/2026", "02/28/2026", "10/02/26", "soon", "2026-02-10T09:30:00", "2226-02-10"]
)
def test_what_is_no_day_is_not_guessed(text):
    with pytest.raises(ValueError, match=r"date|year"):
        Day().clean(text)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("9:30", (9, 30)),
        ("09:30:00", (9, 30)),
        ("9h30", (9, 30)),
        ("9h", (9, 0)),
        ("٩:٣٠", (9, 30)),
    ],
)
def test_ways_to_write_an_hour(text, hour):
    assert Hour().clean(text) == dt.time(*hour)


@pytest.mark.parametrize("text", ["25:00", "9:75", "noon", "9:3", "-1:00"])
def test_what_is_no_hour_is_not_guessed(text):
    with pytest.raises(ValueError, match="hour"):
        Hour().clean(text)


@pytest.mark.parametrize("text", ["3.5", "-1", "three", "99999"])
def test_what_is_no_whole_number(text):
    with pytest.raises(ValueError, match="whole"):
        Whole().clean(text)


def test_formulas_and_errors_of_a_spreadsheet_are_named_and_not_run():
    def edit(sheet):
        sheet["B2"] = "=1+1"
        sheet["C2"].value = "#REF!"
        sheet["C2"].data_type = "e"

    table = spreadsheet.read(workbook(["id", "title_fr", "title_en"], [1, "", ""], edit=edit))
    found = [(fault.row, fault.column[0], fault.value) for fault in table.faults]
    assert found == [(2, "B", "=1+1"), (2, "C", "#REF!")]
    table = spreadsheet.read(sheets.csv_bytes(row(1, title_fr="=HYPERLINK()")))
    assert [fault.value for fault in table.faults] == ["=HYPERLINK()"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_in_unicode_with_any_separator(delimiter, encoding):
    data = sheets.csv_bytes(row(1, title_ar="منتدى"), delimiter=delimiter, encoding=encoding)
    assert first(data)["title_ar"] == "منتدى"


@pytest.mark.parametrize(("encoding", "title"), [("cp1256", "منتدى"), ("cp1252", "Événement")])
def test_older_encodings_are_refused_with_the_way_out(encoding, title):
    with pytest.raises(Unreadable, match="CSV UTF-8"):
        spreadsheet.read(sheets.csv_bytes(row(1, title_fr=title), encoding=encoding))


def test_the_apostrophe_of_an_export_is_taken_off_again():
    assert first(sheets.csv_bytes(row(1, title_fr="'-10 %")))["title_fr"] == "-10 %"
    assert first(sheets.csv_bytes(row(1, title_fr="'t was")))["title_fr"] == "'t was"


def bomb(size):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * size)
    return stream.getvalue()


def entities():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (bomb(40_000_000), "once it is unpacked"),
        (entities(), "damaged"),
        (b"PK\x03\x04 not a zip", "damaged"),
        (bomb(10), "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "old Excel file"),
        (b"id;title_fr\n\0;x", "no CSV"),
        (b"BEGIN:VCALENDAR\r\n", "page of its own"),
        (b"x" * 2_000_001, "larger than 2 MB"),
        (b"id;title_fr\n", "no row"),
        (sheets.csv_bytes(*(row(n) for n in range(501))), "At most 500"),
        (workbook(["id"], edit=lambda s: s.cell(30_000, 1, "x")), "too many rows"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_as_a_whole(data, said):
    with pytest.raises(Unreadable, match=said):
        spreadsheet.read(data)


def test_headings_are_known_by_name_or_by_words_in_three_languages():
    heads = ["ID", "Titre (français)", "العنوان (العربية)", "Whatever [region]", "Kind"]
    table = spreadsheet.read(workbook(heads, [1, "a", "b", "c", "d"]))
    assert table.rows[0].cells == {
        "id": "1",
        "title_fr": "a",
        "title_ar": "b",
        "region": "c",
        "kind": "d",
    }


def test_wrong_headings_are_named():
    table = spreadsheet.read(workbook(["id", "titre_fr", "kind", "kind", ""], [1, "", "", "", "x"]))
    assert [(fault.row, fault.column[0]) for fault in table.faults] == [
        (1, "B"),
        (1, "D"),
        (2, "E"),
    ]
    [fault] = spreadsheet.read(workbook(["title_fr"], ["x"])).faults
    assert "[id]" in fault.column


def test_empty_rows_are_skipped_and_counted_and_the_example_is_left_out():
    table = spreadsheet.read(workbook(["id"], [], ["example"], [], [7]))
    assert [each.number for each in table.rows] == [5]
    assert "Row 3 is the example" in table.notes[0]


DAYS = [None, dt.date(2026, 1, 1), dt.date(2026, 2, 1), dt.date(2026, 4, 3), dt.date(2026, 4, 4)]
HOURS = [None, dt.time(9), dt.time(10)]


@pytest.mark.django_db
@pytest.mark.parametrize("first_day", DAYS)
@pytest.mark.parametrize("last_day", DAYS)
def test_the_rules_say_what_the_constraints_of_the_database_say(first_day, last_day):
    for since, until, edition in [(a, b, c) for a in HOURS for b in HOURS for c in (None, 0, 1)]:
        event = Event(starts_on=first_day, ends_on=last_day, starts_at=since, ends_at=until)
        event.edition = edition
        told = {message for _column, message in broken(event)}
        asked = set()
        for rule in [rule for rule in CONSTRAINTS if rule.name in RULES]:
            try:
                rule.validate(Event, event)
            except ValidationError as error:
                asked.add(error.messages[0])
        assert told == asked, (first_day, last_day, since, until, edition)
    assert set(RULES) <= set(SENTENCES)

"""A partner's iCalendar file: drafts on Moroccan walls, and nothing dropped in silence."""

import datetime as dt

import pytest

from events.models import Event
from tests import desk, make, sheets

pytestmark = pytest.mark.django_db
OLD_MOROCCO = """\
BEGIN:VTIMEZONE
TZID:Africa/Casablanca
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0100
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


@pytest.fixture
def client():
    return desk.signed_in()


@pytest.fixture
def chosen():
    return {
        "language": "fr",
        "programme": make.programme().pk,
        "region": make.region().pk,
        "kind": "forum",
    }


def calendar(*events, head=""):
    """A file with events, each as its lines."""
    inner = "".join(f"BEGIN:VEVENT\n{lines.strip()}\nEND:VEVENT\n" for lines in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{head}{inner}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def upload(client, data, chosen):
    return sheets.upload(client, data, "partner.ics", "calendar", **chosen)


def bring(client, data, chosen):
    return sheets.bring(client, data, "partner.ics", "calendar", **chosen)


def when(*lines):
    return "\n".join(("UID:1@partner", "SUMMARY:Salon", *lines))


@pytest.mark.parametrize(
    ("lines", "days", "hours"),
    [
        (("DTSTART;VALUE=DATE:20260504",), ("2026-05-04", "2026-05-04"), (None, None)),
        (
            ("DTSTART;VALUE=DATE:20260504", "DTEND;VALUE=DATE:20260507"),
            ("2026-05-04", "2026-05-06"),
            (None, None),
        ),
        # Before 20 September 2026 Morocco is an hour ahead of UTC; after it, it is not.
        (
            ("DTSTART:20260504T090000Z", "DTEND:20260504T110000Z"),
            ("2026-05-04", "2026-05-04"),
            ("10:00", "12:00"),
        ),
        (
            ("DTSTART:20261201T090000Z", "DTEND:20261201T110000Z"),
            ("2026-12-01", "2026-12-01"),
            ("09:00", "11:00"),
        ),
        (
            ("DTSTART;TZID=Europe/Paris:20261201T100000", "DURATION:PT90M"),
            ("2026-12-01", "2026-12-01"),
            ("09:00", "10:30"),
        ),
        (
            ("DTSTART;TZID=Africa/Casablanca:20261201T100000",),
            ("2026-12-01", "2026-12-01"),
            ("10:00", None),
        ),
        (
            ("DTSTART;TZID=Morocco Standard Time:20261201T100000",),
            ("2026-12-01", "2026-12-01"),
            ("10:00", None),
        ),
        (("DTSTART:20261201T100000",), ("2026-12-01", "2026-12-01"), ("10:00", None)),
        (
            ("DTSTART:20261201T100000", "DTEND:20261203T180000"),
            ("2026-12-01", "2026-12-03"),
            ("10:00", "18:00"),
        ),
        (
            ("DTSTART:20261201T220000", "DTEND:20261202T010000"),
            ("2026-12-01", "2026-12-01"),
            ("22:00", None),
        ),
    ],
)
def test_times_become_the_wall_clock_of_morocco(client, chosen, lines, days, hours):
    bring(client, calendar(when(*lines), head=OLD_MOROCCO), chosen)
    event = Event.objects.get()
    assert (str(event.starts_on), str(event.ends_on)) == days
    said = [hour and f"{hour:%H:%M}" for hour in (event.starts_at, event.ends_at)]
    assert tuple(said) == hours


def test_texts_go_into_the_language_that_was_chosen(client, chosen):
    lines = when(
        "DTSTART;VALUE=DATE:20260504",
        "DESCRIPTION:Ligne une\\nLigne deux\\, et fin",
        "LOCATION:Agadir",
    )
    bring(client, calendar(lines), chosen | {"language": "ar"})
    event = Event.objects.get()
    assert (event.title_ar, event.title_fr, event.city_ar) == ("Salon", "", "Agadir")
    assert event.description_ar == "Ligne une\nLigne deux, et fin"
    assert (event.publication, event.kind) == ("draft", "forum")
    assert event.slug == "forums-1partner"


def test_what_ours_cannot_say_is_told(client, chosen):
    day = "DTSTART;VALUE=DATE:20260504"
    page = upload(
        client,
        calendar(
            when(day, "RRULE:FREQ=WEEKLY", "ATTENDEE:mailto:x@example.org"),
            when(day, "RECURRENCE-ID;VALUE=DATE:20260511"),
            f"UID:2\nSUMMARY:Annulé\n{day}\nSTATUS:CANCELLED",
            f"UID:3\nSUMMARY:Loin\n{day}\nLOCATION:{'x' * 90}",
            f"UID:4\nSUMMARY:A\n{day}\nBEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM",
        ),
        chosen,
    )
    assert sheets.counted(page) == (3, 0, 0)
    for words in (
        "only its first date is imported",
        "one date of a repeated event",
        "cancelled in the file",
        "end of the description",
        "Not taken over: ATTENDEE, VALARM.",
    ):
        assert words in page.text


def test_errors_name_the_event_and_the_property(client, chosen):
    page = upload(
        client,
        calendar(
            "UID:1\nSUMMARY:A\nDTSTART:2026050",
            "UID:2\nSUMMARY:B\nDTSTART;TZID=Nowhere/Else:20260504T100000",
            "UID:3\nDTSTART;VALUE=DATE:20260504",
            "SUMMARY:D\nDTSTART;VALUE=DATE:20260504",
            "UID:5\nSUMMARY:E",
            f"UID:6\nSUMMARY:{'x' * 251}\nDTSTART;VALUE=DATE:20260504",
        ),
        chosen,
    )
    found = [(number, column) for number, column, _message in sheets.faults(page)]
    assert found == [
        (1, "VEVENT"),
        (2, "VEVENT"),
        (3, "SUMMARY"),
        (4, "UID"),
        (5, "VEVENT"),
        (6, "SUMMARY"),
    ]
    for words in ("DTSTART", "Nowhere/Else", "title is missing", "first day is missing"):
        assert words in page.text
    assert not Event.objects.exists()


def test_a_second_file_moves_what_moved_and_doubles_nothing(client, chosen):
    bring(client, calendar(when("DTSTART:20260504T090000Z")), chosen)
    data = calendar(
        when("DTSTART;VALUE=DATE:20260601"), "UID:2\nSUMMARY:B\nDTSTART:20260602T080000Z"
    )
    page = upload(client, data, chosen)
    assert sheets.counted(page) == (1, 1, 0)
    sheets.confirm(client, page, "calendar")
    moved = Event.objects.get(title_fr="Salon")
    assert (moved.starts_on, moved.starts_at) == (dt.date(2026, 6, 1), None)
    assert sheets.counted(upload(client, data, chosen)) == (0, 0, 2)


def test_our_own_feed_comes_back_to_the_same_events(client, chosen):
    make.event()
    data = client.get("/en/admin/events/event/export/ics/").content
    page = upload(client, data, chosen | {"language": "en"})
    assert sheets.counted(page)[0] == 0


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", b"\xff\xff"]
)
def test_what_is_no_calendar_is_refused(client, chosen, data):
    page = upload(client, data, chosen)
    assert page.context["form"].errors["file"]


def test_too_many_events_are_refused(client, chosen):
    data = calendar(*("UID:1" for _n in range(501)))
    assert "At most 500" in sheets.refusal(upload(client, data, chosen))

"""What the ledger holds, as sentences: `events.wording.history`."""

import pytest
from django.utils import translation

from events.wording.history import sentence


def moved(**values):
    """A move; each name has its value before and after."""
    before = {name: pair[0] for name, pair in values.items()}
    return sentence("rescheduled", before, {name: pair[1] for name, pair in values.items()})


DAYS = {"starts_on": ("2027-05-03", "2027-05-05"), "ends_on": ("2027-05-03", "2027-05-06")}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (DAYS, "Moved from 3 May 2027 to 5 to 6 May 2027"),
        (
            {"ends_on": ("2027-05-03", "2027-05-04")},
            "Last day moved from 3 May 2027 to 4 May 2027",
        ),
        ({"starts_at": ("09:00:00", "10:30:00")}, "Begins at 10:30 instead of 09:00"),
        (
            {"starts_at": ("09:00:00", "10:30:00"), "ends_at": ("12:00:00", "13:00:00")},
            "Begins at 10:30 instead of 09:00. Ends at 13:00 instead of 12:00",
        ),
        ({"starts_at": (None, "10:30:00")}, "Hours changed"),
        (
            DAYS | {"ends_at": ("12:00:00", "13:00:00")},
            "Moved from 3 May 2027 to 5 to 6 May 2027. Ends at 13:00 instead of 12:00",
        ),
        (
            DAYS | {"venue": (None, "hall"), "status": ("postponed", "confirmed")},
            "Moved from 3 May 2027 to 5 to 6 May 2027. Updated: venue",
        ),
        (
            {"starts_on": (None, "2027-05-05"), "ends_on": (None, "2027-05-05")},
            "Date announced: 5 May 2027",
        ),
    ],
)
def test_a_move_says_from_when_to_when_and_what_else_changed(values, said):
    assert moved(**values) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["title_fr", "venue"], "Updated: title, venue"),
        (["agenda"], "Updated: agenda"),
        (["agreements", "parties"], "Updated: agreements"),
        (["edition", "audiences", "patronage"], "Updated: edition, patronage, audiences"),
        (["slug"], "Updated"),
    ],
)
def test_a_revision_names_the_parts_of_the_page_not_their_texts(names, said):
    assert sentence("revised", {}, dict.fromkeys(names, "Secret")) == said


def test_an_event_that_is_not_certain_any_more_is_called_that():
    now = {"status": "tentative"}
    said = "Not certain any more: it is to be confirmed"
    assert sentence("revised", {"status": "confirmed"}, now) == said


def test_french_hours_are_written_as_in_french():
    with translation.override("fr"):
        said = moved(starts_at=("09:00:00", "10:30:00"))
    assert said == "Début à 10\u202fh\u202f30 au lieu de 09\u202fh\u202f00"

"""The real data: what the sources state is what the database holds after `seed`."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from events.models import (
    AgendaItem,
    Agreement,
    Audience,
    Citation,
    Event,
    EventOrganisation,
    EventPerson,
    HijriMonth,
    Holiday,
    KeyFigure,
    Organisation,
    Person,
    Programme,
    Province,
    Region,
    Source,
    Venue,
)
from events.trilingual import Localized
from events.warnings.holidays import occurrences
from events.warnings.reading import feasts
from tests.pages import Page
from tour.models import Contribution, Stop, Tour

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_data")]

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
ARABIC = re.compile(r"[\u0600-\u06ff]")
LATIN_NAMES = {"SNRTnews"}
MODELS = [
    Region,
    Province,
    Audience,
    Organisation,
    Person,
    Programme,
    Venue,
    Source,
    Holiday,
    Event,
    EventOrganisation,
    EventPerson,
    AgendaItem,
    KeyFigure,
    Citation,
    Agreement,
    Tour,
    Stop,
    Contribution,
]

# The weekday that a source prints beside the date. Where the two do not agree (Dakhla, Youssoufia),
# the weekday is the witness and the date was corrected.
STATED = [
    ("mnto-tour-2025-marrakech", "2025-01-10", "Friday"),
    ("mnto-tour-2025-agadir", "2025-01-16", "Thursday"),
    ("mnto-tour-2025-ouarzazate", "2025-02-12", "Wednesday"),
    ("foreign-trade-presentation-2025-agadir", "2025-07-21", "Monday"),
    ("foreign-trade-presentation-2025-oujda", "2025-07-22", "Tuesday"),
    ("foreign-trade-presentation-2025-laayoune", "2025-07-25", "Friday"),
    ("foreign-trade-presentation-2025-rabat", "2025-08-28", "Thursday"),
    ("foreign-trade-forum-oriental-2025", "2025-12-05", "Friday"),
    ("foreign-trade-forum-dakhla-2025", "2025-12-26", "Friday"),
    ("national-crafts-week-7", "2022-12-05", "Monday"),
    ("national-crafts-week-8", "2024-02-28", "Wednesday"),
    ("national-crafts-week-9", "2026-02-09", "Monday"),
    ("art-and-craft-connect-3", "2026-02-09", "Monday"),
    ("territorial-consultation-youssoufia-2025", "2025-11-05", "Wednesday"),
    ("territorial-consultation-marrakech-2025", "2025-11-13", "Thursday"),
    ("territorial-consultation-azilal-2025", "2025-11-17", "Monday"),
]
STATED_ENDS = [
    ("national-crafts-week-9", "2026-02-15", "Sunday"),
    ("territorial-consultation-marrakech-2025", "2025-11-14", "Friday"),
]
STATED_SIGNATURES = [
    ("crafts-export-partnership-2025", "2025-04-17", "Thursday"),
    ("mou-digital-platform-2025", "2025-05-07", "Wednesday"),
    ("foreign-trade-charter-2025", "2025-05-28", "Wednesday"),
    ("crafts-week-9-financing", "2026-02-09", "Monday"),
    ("crafts-week-9-capacity", "2026-02-09", "Monday"),
    ("crafts-week-9-morocco-handmade", "2026-02-09", "Monday"),
    ("crafts-week-9-export-insurance", "2026-02-09", "Monday"),
]
# Dates whose sources give no weekday.
UNSTATED = {
    "foreign-trade-roadmap-2024-beni-mellal": ("2024-12-02", "2024-12-02"),
    "national-crafts-week-2": ("2015-12-17", "2015-12-23"),
    "national-crafts-week-3": ("2016-07-22", "2016-07-31"),
    "national-crafts-week-4": ("2017-12-22", "2017-12-31"),
    "national-crafts-week-5": ("2019-02-09", "2019-02-17"),
    "national-crafts-week-6": ("2020-01-12", "2020-01-26"),
    "national-crafts-exhibition-2026": ("2026-02-09", "2026-02-15"),
    "territorial-consultation-tinghir-2025": ("2025-11-04", "2025-11-04"),
    "territorial-consultation-tiznit-2025": ("2025-11-07", "2025-11-07"),
    "territorial-consultation-mediouna-2025": ("2025-11-11", "2025-11-11"),
    "territorial-consultation-es-semara-2025": ("2025-11-12", "2025-11-12"),
    "territorial-consultation-chemaia-2025": ("2025-11-12", "2025-11-12"),
    "territorial-consultation-el-jadida-2025": ("2025-11-14", "2025-11-14"),
}
SEED_DOCUMENTS = [
    "mnto-tour-2025-marrakech",
    "national-crafts-week-9",
    "art-and-craft-connect-3",
    "national-crafts-exhibition-2026",
    "territorial-consultation-marrakech-2025",
    "foreign-trade-forum-oriental-2025",
    "foreign-trade-forum-dakhla-2025",
    "councillors-statement-crafts-2025",
]


def weekday(day: dt.date) -> str:
    with override("en"):
        return date_format(day, "l")


@pytest.mark.parametrize(("slug", "day", "name"), STATED)
def test_first_day_falls_on_the_weekday_the_source_states(slug, day, name):
    event = Event.objects.get(slug=slug)
    assert (event.starts_on.isoformat(), weekday(event.starts_on)) == (day, name)


@pytest.mark.parametrize(("slug", "day", "name"), STATED_ENDS)
def test_last_day_falls_on_the_weekday_the_source_states(slug, day, name):
    event = Event.objects.get(slug=slug)
    assert (event.ends_on.isoformat(), weekday(event.ends_on)) == (day, name)


@pytest.mark.parametrize(("slug", "day", "name"), STATED_SIGNATURES)
def test_agreement_was_signed_on_the_weekday_the_source_states(slug, day, name):
    signed_on = Agreement.objects.get(slug=slug).signed_on
    assert (signed_on.isoformat(), weekday(signed_on)) == (day, name)


def test_no_date_escapes_these_tables():
    stored = {
        event.slug: (event.starts_on.isoformat(), event.ends_on.isoformat())
        for event in Event.objects.dated()
    }
    ends = {slug: day for slug, day, _ in STATED_ENDS}
    expected = {slug: (day, ends.get(slug, day)) for slug, day, _ in STATED} | UNSTATED
    assert stored == expected


def test_only_attested_hours_are_given():
    hours = Event.objects.filter(starts_at__isnull=False).values_list("slug", "starts_at")
    assert list(hours) == [("foreign-trade-presentation-2025-agadir", dt.time(9, 30))]
    assert list(
        AgendaItem.objects.filter(starts_at__isnull=False).values_list("day", "starts_at")
    ) == [
        (dt.date(2025, 11, 13), dt.time(15)),
        (dt.date(2025, 11, 14), dt.time(9)),
    ]


def test_the_eight_events_of_the_documents_are_public():
    assert Event.objects.public().filter(slug__in=SEED_DOCUMENTS).count() == 8


@pytest.mark.parametrize(
    ("model", "count"),
    [
        (Region, 12),
        (Province, 75),
        (Audience, 23),
        (Organisation, 33),
        (Person, 13),
        (Programme, 5),
        (Venue, 10),
        (Source, 68),
        (Event, 30),
        (Agreement, 7),
        (Tour, 2),
        (Stop, 24),
        (Contribution, 8),
    ],
)
def test_counts(model, count):
    assert model.objects.count() == count


def test_regions_stand_in_their_official_order_with_their_codes():
    rows = list(Region.objects.values_list("order", "iso_3166_2", "hcp_code", "slug"))
    assert rows == [
        (1, "MA-01", "01", "tanger-tetouan-al-hoceima"),
        (2, "MA-02", "02", "oriental"),
        (3, "MA-03", "03", "fes-meknes"),
        (4, "MA-04", "04", "rabat-sale-kenitra"),
        (5, "MA-05", "05", "beni-mellal-khenifra"),
        (6, "MA-06", "06", "casablanca-settat"),
        (7, "MA-07", "07", "marrakech-safi"),
        (8, "MA-08", "08", "draa-tafilalet"),
        (9, "MA-09", "09", "souss-massa"),
        (10, "MA-10", "10", "guelmim-oued-noun"),
        (11, "MA-11", "11", "laayoune-sakia-el-hamra"),
        (12, "MA-12", "12", "dakhla-oued-ed-dahab"),
    ]


def test_provinces_belong_to_the_region_of_their_code():
    for province in Province.objects.select_related("region"):
        assert province.hcp_code[:2] == province.region.hcp_code
    assert Province.objects.filter(kind="prefecture").count() == 13


# As announced by the ministry of Habous, and the days of the law.
KEPT = [
    ("ramadan", "2025-03-02", "2025-03-30"),
    ("fitr", "2025-03-31", "2025-04-01"),
    ("adha", "2025-06-07", "2025-06-08"),
    ("muharram", "2025-06-27", "2025-06-27"),
    ("mawlid", "2025-09-05", "2025-09-06"),
    ("ramadan", "2026-02-19", "2026-03-19"),
    ("fitr", "2026-03-20", "2026-03-21"),
    ("green-march", "2025-11-06", "2025-11-06"),
    ("unity-day", "2026-10-31", "2026-10-31"),
    ("amazigh-new-year", "2024-01-14", "2024-01-14"),
]


@pytest.mark.parametrize(("slug", "first", "last"), KEPT)
def test_holidays_fall_on_the_days_that_were_announced(slug, first, last):
    days = [dt.date.fromisoformat(day) for day in (first, last)]
    known = occurrences(feasts(), *days, HijriMonth.objects.in_order())
    (one,) = [each for each in known if each.feast.slug == slug]
    assert ([one.first, one.last], one.is_certain) == (days, True)


def test_there_are_eighteen_days_off_in_a_year_and_ramadan():
    year = (dt.date(2027, 1, 1), dt.date(2027, 12, 31))
    known = occurrences(feasts(), *year, HijriMonth.objects.in_order())
    off = [one for one in known if not one.feast.is_season]
    assert sum((one.last - one.first).days + 1 for one in off) == 18
    assert len(known) == len(off) + 1


def test_each_region_has_its_tourism_council():
    councils = Organisation.objects.filter(kind="regional_council")
    assert sorted(councils.values_list("region__order", flat=True)) == list(range(1, 13))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_everything_is_valid(model):
    for stored in model.objects.all():
        stored.full_clean()


def test_a_text_is_written_in_all_three_languages_or_in_none():
    for stored in (row for model in MODELS for row in model.objects.all()):
        names = [name for name, value in vars(type(stored)).items() if isinstance(value, Localized)]
        for name in names:
            ar, fr, en = (getattr(stored, f"{name}_{lang}") for lang in ("ar", "fr", "en"))
            assert bool(ar) == bool(fr) == bool(en), (stored, name)
            assert not ARABIC.search(fr + en), (stored, name)
            written = (
                not ar or ARABIC.search(ar) or ar in LATIN_NAMES or ar[0].isdigit() or ar == "%"
            )
            assert written, (stored, name, ar)


def test_french_signs_stand_behind_no_break_spaces():
    texts = (path.read_text() for path in FIXTURES.glob("*.json"))
    for row in (row for text in texts for row in json.loads(text)):
        for name, value in row["fields"].items():
            if name.endswith("_fr"):
                assert not re.search(r" [:;!?»%]|« |'", value), value


def test_arabic_uses_the_months_of_morocco_and_western_digits():
    text = "".join(path.read_text() for path in FIXTURES.glob("*.json"))
    assert not re.search(r"[٠-٩]|مايو|يوليو\b|أغسطس|سبتمبر|نوفمبر|ديسمبر|جولة إقليمية", text)


def test_every_public_event_is_summed_up_and_cites_its_sources():
    for event in Event.objects.public().prefetch_related("citations"):
        assert all((event.title_ar, event.title_fr, event.title_en, event.summary_fr)), event.slug
        notes = [citation.note_fr for citation in event.citations.all()]
        assert notes, event.slug
        assert all(notes), event.slug


def test_every_figure_and_agreement_has_a_source():
    assert not KeyFigure.objects.filter(source=None).exists()
    assert not Agreement.objects.filter(sources=None).exists()


def test_the_wrong_year_of_the_dakhla_report_is_explained():
    citation = Citation.objects.get(
        event__slug="foreign-trade-forum-dakhla-2025", source__slug="dakhla-forum-report"
    )
    for note in (citation.note_ar, citation.note_fr, citation.note_en):
        assert "2026" in note
        assert "2025" in note


def test_the_statement_has_words_for_its_unknown_day():
    event = Event.objects.get(slug="councillors-statement-crafts-2025")
    assert event.starts_on is None
    assert event.date_note_en == "October–December 2025, exact day unknown"
    assert event.agreements.count() == 3
    assert event.figures.count() == 25


def test_the_crafts_week_holds_its_forum_and_its_exhibition():
    week = Event.objects.get(slug="national-crafts-week-9")
    assert set(week.parts.values_list("slug", flat=True)) == {
        "art-and-craft-connect-3",
        "national-crafts-exhibition-2026",
    }
    assert week.parts.get(kind="forum").agreements.count() == 4
    assert week.patronage == "royal"
    assert not week.is_timed


def test_each_tour_has_one_stop_in_each_region():
    for tour in Tour.objects.public():
        assert sorted(tour.stops.values_list("region__order", flat=True)) == list(range(1, 13))


def test_tours_say_what_is_known_of_each_stop():
    def states(slug):
        return [
            (stop.region.slug, stop.number, stop.state, stop.event and stop.event.slug)
            for stop in Tour.objects.get(slug=slug).stops.all()
            if stop.state != "to_place"
        ]

    assert states("mnto-tour-2025") == [
        ("marrakech-safi", 1, "held", "mnto-tour-2025-marrakech"),
        ("tanger-tetouan-al-hoceima", None, "announced", None),
        ("oriental", None, "announced", None),
        ("fes-meknes", None, "held", None),
        ("beni-mellal-khenifra", None, "announced", None),
        ("draa-tafilalet", None, "held", "mnto-tour-2025-ouarzazate"),
        ("souss-massa", None, "held", "mnto-tour-2025-agadir"),
        ("dakhla-oued-ed-dahab", None, "announced", None),
    ]
    assert states("foreign-trade-forums-2025") == [
        ("oriental", 1, "held", "foreign-trade-forum-oriental-2025"),
        ("dakhla-oued-ed-dahab", 2, "held", "foreign-trade-forum-dakhla-2025"),
    ]


def test_the_pages_of_the_tours_show_what_is_known(client):
    def stops(slug):
        page = Page(client.get(f"/en/tours/{slug}/").content.decode())
        found = page.all("li", class_="stop")
        return Counter((stop.classes - {"stop"}).pop() for stop in found), [s.text for s in found]

    states, (nador, dakhla, *_others) = stops("foreign-trade-forums-2025")
    assert states == {"stop--held": 2, "stop--to_place": 10}
    assert "Held Friday 5 December 2025" in nador
    assert "Nador" in nador
    assert "Held Friday 26 December 2025" in dakhla
    assert "1 need, 2 opportunities, 4 challenges, 1 proposal" in dakhla
    states, (marrakech, *_others) = stops("mnto-tour-2025")
    assert states == {"stop--held": 4, "stop--announced": 4, "stop--to_place": 4}
    assert "Held Friday 10 January 2025" in marrakech


def test_every_outcome_of_a_stop_has_a_source_that_its_event_cites():
    for one in Contribution.objects.select_related("stop"):
        cited = Citation.objects.filter(event=one.stop.event_id, source=one.source_id)
        assert cited.exists(), one


def test_fixtures_carry_no_numbers_and_no_state_of_their_own():
    for path in FIXTURES.glob("*.json"):
        for row in json.loads(path.read_text()):
            assert "pk" not in row
            if row["model"] == "events.event":
                fields = row["fields"]
                assert (fields["publication"], fields["revision"]) == ("draft", 0)
                assert len(fields["uid"]) == 36

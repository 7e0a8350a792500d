"""Dates read as in Morocco in all three languages: own month names, 24 hours, Western digits."""

from datetime import date, datetime, time

import pytest
from django.utils import formats, translation
from django.utils.dates import MONTHS, MONTHS_3, MONTHS_ALT, MONTHS_AP

ARABIC = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "ماي",
    "يونيو",
    "يوليوز",
    "غشت",
    "شتنبر",
    "أكتوبر",
    "نونبر",
    "دجنبر",
]


@pytest.mark.parametrize("months", [MONTHS, MONTHS_3, MONTHS_ALT, MONTHS_AP])
def test_arabic_months_are_moroccan_in_each_form_that_django_knows(months):
    with translation.override("ar"):
        assert [str(month) for month in months.values()] == ARABIC


@pytest.mark.parametrize(
    ("language", "written"),
    [("ar", "9 غشت 2026"), ("fr", "9 août 2026"), ("en", "9 August 2026")],
)
def test_a_date_is_day_month_year_in_western_digits(language, written):
    with translation.override(language):
        assert formats.date_format(date(2026, 8, 9)) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("ar", "9 غشت 2026 على الساعة 17:05"),
        ("fr", "9 août 2026 à 17\u202fh\u202f05"),
        ("en", "9 August 2026, 17:05"),
    ],
)
def test_an_hour_is_set_off_from_its_day(language, written):
    with translation.override(language):
        assert formats.date_format(datetime(2026, 8, 9, 17, 5), "DATETIME_FORMAT") == written


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_the_week_begins_on_monday_and_the_day_has_24_hours(language):
    with translation.override(language):
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
        assert formats.time_format(time(17, 5)) == "17:05"

"""A weekday that is not that of its date, in three languages; where it is not certain, silence."""

import datetime as dt

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from events import wording
from events.warnings.entry import Written
from events.warnings.weekdays import unfitting
from tests.events.warnings.compared import days, entry

# 12 February 2026 is a Thursday, 9 a Monday, 15 a Sunday.
WHEN = days("2026-02-12")
WRONG = [
    ("fr", "vendredi 12 février 2026"),
    ("fr", "Le VENDREDI 12 FEVRIER à 10 h"),
    ("fr", "vendredi, 12 février 2026"),
    ("fr", "le mardi 1er février"),
    ("fr", "du mardi 9 au dimanche 15 février 2026"),
    ("fr", "du lundi 9 au samedi 15 février"),
    ("fr", "les mercredi 12 et vendredi 13 février"),
    ("fr", "jeudi 12 mars 2025"),
    ("en", "Friday 12 February 2026"),
    ("en", "on Friday, 12th of February"),
    ("en", "Friday, February 12, 2026"),
    ("en", "Friday the 12th of February"),
    ("en", "from Tuesday 9 to Sunday 15 February"),
    ("ar", "الجمعة 12 فبراير 2026"),
    ("ar", "يوم الجمعة ١٢ فبراير"),
    ("ar", "الأربعاء 12 من فبراير"),
    ("ar", "والجمعة 12 فبراير من سنة 2026"),
    ("ar", "من الثلاثاء 9 إلى غاية الأحد 15 فبراير 2026"),
    ("ar", "من الاثنين 9 إلى يوم السبت 15 فبراير"),
    ("ar", "الاربعاء 12 والجمعة 13 فبراير"),
    ("ar", "الخميس 12 شتنبر 2026"),
    ("ar", "الخميس 12 سبتمبر 2026"),
]
SILENT = [
    ("fr", "jeudi 12 février 2026"),
    ("fr", "du lundi 9 au dimanche 15 février 2026"),
    ("fr", "les jeudi 12 et vendredi 13 février"),
    ("fr", "le dimanche 1er février"),
    ("fr", "vendredi 12 visiteurs, février"),
    ("fr", "vendredi, puis le 12 février"),
    ("fr", "12 février 2026"),
    ("fr", "vendredi 30 février"),
    ("fr", "vendredi 12 septembre"),  # without a year, and far: it may be of another edition
    ("fr", "vendredi 12 février 2012"),  # long ago
    ("fr", "jeudi 12 février, 2000 visiteurs"),
    ("fr", "du vendredi 30 au dimanche 1er février"),
    ("fr", "Friday 12 February 2026"),
    ("fr", "ven. 12 févr. 2026"),
    ("en", "Thursday 12 February 2026"),
    ("en", "Thursday, February 12, 2026"),
    ("en", "from Monday 9 to Sunday 15 February"),
    ("en", "Friday 12 people, February 2026"),
    ("en", "Sunday 15 May"),
    ("ar", "الخميس 12 فبراير 2026"),
    ("ar", "يوم الخميس ١٢ فبراير"),
    ("ar", "من الاثنين 9 إلى الأحد 15 فبراير 2026"),
    ("ar", "الخميس 12 والجمعة 13 فبراير"),
    ("ar", "الجمعة 12 رمضان"),
    ("ar", "صلاة الجمعة، ثم يوم 12 فبراير"),
]


def told(lang, text, when=WHEN, name="summary"):
    return list(unfitting(entry(1, when, texts=(Written(name, lang, text),))))


@pytest.mark.parametrize(("lang", "text"), WRONG)
def test_a_weekday_that_does_not_fit(lang, text):
    assert len(told(lang, text)) == 1


@pytest.mark.parametrize(("lang", "text"), SILENT)
def test_what_fits_or_is_not_certain_is_passed_over(lang, text):
    assert told(lang, text) == []


def test_the_sentence_names_text_date_and_both_days():
    (alert,) = told("fr", "Rendez-vous le vendredi 12 février !")
    assert alert.sentence == ("Summary (French): 12 February 2026 is not a Friday, but a Thursday.")
    (alert,) = told("fr", "Vendredi 12 février : ouverture", name="agenda")
    assert alert.sentence.startswith("Agenda, title (French): 12 February 2026")


def test_what_is_said_twice_is_told_once_and_two_texts_are_two():
    assert len(told("fr", "vendredi 12 février. Vendredi 12 février 2026 !")) == 1
    texts = (
        Written("summary", "fr", "vendredi 12 février"),
        Written("title", "fr", "vendredi 12 février"),
    )
    assert len(list(unfitting(entry(1, WHEN, texts=texts)))) == 2


def test_without_a_date_of_the_event_only_a_written_year_counts():
    for text, n in (("vendredi 12 février", 0), ("vendredi 12 février 2026", 1)):
        assert len(told("fr", text, None)) == n


def test_a_date_at_the_turn_of_the_year_is_the_nearest():
    event = days("2026-12-30")
    assert told("fr", "vendredi 1er janvier", event) == []  # of 2027
    assert len(told("fr", "jeudi 1er janvier", event)) == 1  # that was 2026


day = st.dates(min_value=dt.date(2024, 1, 1), max_value=dt.date(2030, 12, 31))


@given(day, st.sampled_from(["ar", "fr", "en"]), st.booleans())
def test_what_the_calendar_itself_writes_always_fits(date, lang, with_year):
    with override(lang):
        text = wording.dates(date, year=with_year)
    assert told(lang, text, WHEN._replace(first=date, last=date)) == []


@given(day, st.integers(0, 40), st.sampled_from(["ar", "fr", "en"]))
def test_neither_do_spans_raise_an_alarm(date, length, lang):
    last = date + dt.timedelta(days=length)
    with override(lang):
        text = wording.dates(date, last)
    assert told(lang, text, WHEN._replace(first=date, last=last)) == []


@given(day, st.integers(1, 6), st.sampled_from(["ar", "fr", "en"]))
def test_any_other_weekday_is_noticed(date, shift, lang):
    with override(lang):
        other = wording.weekday(date + dt.timedelta(days=shift))
        text = f"{other} {wording.dates(date, weekdays=False)}"
    (alert,) = told(lang, text, WHEN._replace(first=date, last=date))
    assert str(date) in alert.subject

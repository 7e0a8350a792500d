"""Dates, hours and formulas in words, in three languages: `events.wording`."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from events import wording
from events.layout import Month, Turn
from events.trilingual import Text

LANGUAGES = ("ar", "fr", "en")
NARROW = "\u202f"
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "ar": "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
}
SHORT_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "ar": MONTHS["ar"],
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
}
SHORT_WEEKDAYS = {
    "en": "Mon Tue Wed Thu Fri Sat Sun",
    "fr": "lun. mar. mer. jeu. ven. sam. dim.",
    "ar": WEEKDAYS["ar"],
}
INITIALS = {"en": "M T W T F S S", "fr": "L M M J V S D", "ar": "ن ث ر خ ج س ح"}

each_language = pytest.mark.parametrize("language", LANGUAGES)


def day(text):
    return dt.date.fromisoformat(text)


def time(text):
    return text and dt.time.fromisoformat(text)


def event(first=None, last=None, starts_at=None, ends_at=None, note=""):
    return SimpleNamespace(
        starts_on=first and day(first),
        ends_on=(last or first) and day(last or first),
        starts_at=time(starts_at),
        ends_at=time(ends_at),
        date_note=note,
    )


CRAFTS_WEEK = event("2026-02-09", "2026-02-15")
DAKHLA = event("2025-12-26")


def said(language, function, *args, **kwargs):
    with translation.override(language):
        return function(*args, **kwargs)


def drawn(language, source, **context):
    with translation.override(language):
        return Template("{% load wording %}" + source).render(Context(context))


class TestNames:
    @each_language
    @pytest.mark.parametrize("month", range(1, 13))
    def test_of_each_month(self, language, month):
        first = dt.date(2026, month, 1)
        assert said(language, wording.month_name, first) == MONTHS[language].split()[month - 1]
        assert (
            said(language, wording.short_month, first) == SHORT_MONTHS[language].split()[month - 1]
        )

    @each_language
    @pytest.mark.parametrize("weekday", range(7))
    def test_of_each_weekday(self, language, weekday):
        date = dt.date(2026, 2, 9 + weekday)
        assert said(language, wording.weekday, date) == WEEKDAYS[language].split()[weekday]
        assert (
            said(language, wording.short_weekday, date) == SHORT_WEEKDAYS[language].split()[weekday]
        )
        assert said(language, wording.initial, date) == INITIALS[language].split()[weekday]

    @pytest.mark.parametrize(
        ("language", "title"),
        [("fr", "Février 2026"), ("en", "February 2026"), ("ar", "فبراير 2026")],
    )
    def test_of_a_month_as_a_title(self, language, title):
        assert said(language, wording.month_title, 2026, 2) == title
        assert drawn(language, "{{ month|month_title }}", month=Month(2026, 2)) == title


class TestDates:
    @pytest.mark.parametrize(
        ("first", "last", "french", "english", "arabic"),
        [
            pytest.param(
                "2025-12-26",
                "2025-12-26",
                "vendredi 26 décembre 2025",
                "Friday 26 December 2025",
                "الجمعة 26 دجنبر 2025",
                id="one day",
            ),
            pytest.param(
                "2026-02-01",
                "2026-02-01",
                "dimanche 1er février 2026",
                "Sunday 1 February 2026",
                "الأحد 1 فبراير 2026",
                id="the first of a month",
            ),
            pytest.param(
                "2026-02-09",
                "2026-02-15",
                "du lundi 9 au dimanche 15 février 2026",
                "Monday 9 to Sunday 15 February 2026",
                "من الاثنين 9 إلى الأحد 15 فبراير 2026",
                id="in one month",
            ),
            pytest.param(
                "2026-02-26",
                "2026-03-01",
                "du jeudi 26 février au dimanche 1er mars 2026",
                "Thursday 26 February to Sunday 1 March 2026",
                "من الخميس 26 فبراير إلى الأحد 1 مارس 2026",
                id="across months",
            ),
            pytest.param(
                "2025-12-30",
                "2026-01-02",
                "du mardi 30 décembre 2025 au vendredi 2 janvier 2026",
                "Tuesday 30 December 2025 to Friday 2 January 2026",
                "من الثلاثاء 30 دجنبر 2025 إلى الجمعة 2 يناير 2026",
                id="across years",
            ),
            pytest.param(
                "2025-02-09",
                "2026-02-10",
                "du dimanche 9 février 2025 au mardi 10 février 2026",
                "Sunday 9 February 2025 to Tuesday 10 February 2026",
                "من الأحد 9 فبراير 2025 إلى الثلاثاء 10 فبراير 2026",
                id="the same month of two years",
            ),
        ],
    )
    def test_in_full(self, first, last, french, english, arabic):
        expected = {"fr": french, "en": english, "ar": arabic}
        for language in LANGUAGES:
            assert said(language, wording.dates, day(first), day(last)) == expected[language]

    @pytest.mark.parametrize(
        ("options", "french", "english", "arabic"),
        [
            pytest.param(
                {"weekdays": False},
                "du 9 au 15 février 2026",
                "9 to 15 February 2026",
                "من 9 إلى 15 فبراير 2026",
                id="without weekdays",
            ),
            pytest.param(
                {"weekdays": False, "year": False},
                "du 9 au 15 février",
                "9 to 15 February",
                "من 9 إلى 15 فبراير",
                id="without the year",
            ),
            pytest.param(
                {"year": False},
                "du lundi 9 au dimanche 15 février",
                "Monday 9 to Sunday 15 February",
                "من الاثنين 9 إلى الأحد 15 فبراير",
                id="weekdays, no year",
            ),
        ],
    )
    def test_in_short(self, options, french, english, arabic):
        expected = {"fr": french, "en": english, "ar": arabic}
        for language in LANGUAGES:
            found = said(language, wording.dates, day("2026-02-09"), day("2026-02-15"), **options)
            assert found == expected[language]

    def test_the_year_is_said_whenever_it_changes(self):
        found = said("en", wording.dates, day("2025-12-30"), day("2026-01-02"), year=False)
        assert found == "Tuesday 30 December 2025 to Friday 2 January 2026"

    def test_a_missing_last_day_is_the_first(self):
        assert said("fr", wording.dates, day("2025-01-10")) == "vendredi 10 janvier 2025"

    @given(st.dates(), st.integers(0, 800))
    def test_no_dash_in_arabic_and_no_other_digits_anywhere(self, first, length):
        last = first + dt.timedelta(days=min(length, (dt.date.max - first).days))
        for language in LANGUAGES:
            words = said(language, wording.dates, first, last)
            assert not set(words) & set("–—-")
            assert all(sign in "0123456789" for sign in words if sign.isdigit())
            assert "  " not in words
            assert words == words.strip()


class TestTile:
    @pytest.mark.parametrize(
        ("first", "last", "language", "expected"),
        [
            pytest.param(
                "2026-02-09", "2026-02-09", "fr", ("lun.", "9", "", "févr."), id="one day, fr"
            ),
            pytest.param(
                "2026-02-09",
                "2026-02-15",
                "fr",
                ("lun. – dim.", "9", "15", "févr."),
                id="span, fr",
            ),
            pytest.param(
                "2026-02-09", "2026-02-15", "en", ("Mon – Sun", "9", "15", "Feb"), id="span, en"
            ),
            pytest.param(
                "2026-02-09",
                "2026-02-15",
                "ar",
                ("الاثنين إلى الأحد", "9", "15", "فبراير"),
                id="span, ar",
            ),
            pytest.param(
                "2026-02-26",
                "2026-03-03",
                "en",
                ("Thu – Tue", "26", "3", "Feb – Mar"),
                id="across months",
            ),
            pytest.param(
                "2025-12-30",
                "2026-01-02",
                "en",
                ("Tue – Fri", "30", "2", "Dec 2025 – Jan 2026"),
                id="across years",
            ),
            pytest.param(
                "2026-02-09",
                "2026-02-16",
                "en",
                ("Mon – Mon", "9", "16", "Feb"),
                id="Monday to Monday",
            ),
        ],
    )
    def test_has_its_parts(self, first, last, language, expected):
        found = said(language, wording.tile, day(first), day(last))
        assert (found.weekdays, found.first, found.last, found.months) == expected

    def test_says_the_year_when_asked(self):
        assert said("fr", wording.tile, day("2025-11-13"), day("2025-11-14"), year=True).months == (
            "nov. 2025"
        )
        assert said("en", wording.tile, day("2025-10-30"), day("2025-11-02"), year=True).months == (
            "Oct – Nov 2025"
        )

    def test_of_a_row_says_the_year_when_it_is_not_this_one(self):
        source = "{% with t=event|tile:today %}{{ t.months }}{% endwith %}"
        for today, months in (("2025-12-01", "déc."), ("2026-01-01", "déc. 2025")):
            assert drawn("fr", source, event=DAKHLA, today=day(today)) == months

    def test_of_an_undated_event_is_absent(self):
        assert drawn("en", "{% if not event|tile %}none{% endif %}", event=event()) == "none"


class TestHours:
    @pytest.mark.parametrize(
        ("language", "hour", "span"),
        [
            pytest.param("fr", "09_h_30", "de 09_h_30 à 17_h_00", id="fr"),
            pytest.param("en", "09:30", "09:30–17:00", id="en"),
            pytest.param("ar", "09:30", "من 09:30 إلى 17:00", id="ar"),
        ],
    )
    def test_by_24_with_two_digits(self, language, hour, span):
        start, end = time("09:30"), time("17:00")
        assert said(language, wording.hour, start) == hour.replace("_", NARROW)
        assert said(language, wording.hours, start) == hour.replace("_", NARROW)
        assert said(language, wording.hours, start, end) == span.replace("_", NARROW)

    @pytest.mark.parametrize(
        ("language", "span", "start"),
        [
            pytest.param(
                "fr", "10:00–17:00, heure du Maroc", "à partir de 10:00, heure du Maroc", id="fr"
            ),
            pytest.param("en", "10:00–17:00, Morocco time", "from 10:00, Morocco time", id="en"),
            pytest.param(
                "ar",
                "من 10:00 إلى 17:00، بالتوقيت المغربي",
                "ابتداء من 10:00، بالتوقيت المغربي",
                id="ar",
            ),
        ],
    )
    def test_with_whose_clock_it_is(self, language, span, start):
        assert said(language, wording.legal_hours, time("10:00"), time("17:00")) == span
        assert said(language, wording.legal_hours, time("10:00")) == start


class TestWhen:
    @pytest.mark.parametrize(
        ("what", "french", "english", "arabic"),
        [
            pytest.param(
                DAKHLA,
                "vendredi 26 décembre 2025",
                "Friday 26 December 2025",
                "الجمعة 26 دجنبر 2025",
                id="all day",
            ),
            pytest.param(
                event("2025-12-26", None, "09:30", "17:00"),
                "vendredi 26 décembre 2025, de 09_h_30 à 17_h_00",
                "Friday 26 December 2025, 09:30–17:00",
                "الجمعة 26 دجنبر 2025، من 09:30 إلى 17:00",
                id="from until",
            ),
            pytest.param(
                event("2025-12-26", None, "09:30"),
                "vendredi 26 décembre 2025, à partir de 09_h_30",
                "Friday 26 December 2025, from 09:30",
                "الجمعة 26 دجنبر 2025، ابتداء من 09:30",
                id="from",
            ),
            pytest.param(
                event("2026-02-09", "2026-02-15", "10:00", "20:00"),
                "du lundi 9 au dimanche 15 février 2026, de 10_h_00 à 20_h_00 chaque jour",
                "Monday 9 to Sunday 15 February 2026, 10:00–20:00 each day",
                "من الاثنين 9 إلى الأحد 15 فبراير 2026، من 10:00 إلى 20:00 كل يوم",
                id="each day",
            ),
            pytest.param(
                event(),
                "Date à annoncer",
                "Date to be announced",
                "التاريخ يُعلن لاحقا",
                id="not announced",
            ),
        ],
    )
    def test_days_and_hours(self, what, french, english, arabic):
        expected = {"fr": french, "en": english, "ar": arabic}
        for language in LANGUAGES:
            assert said(language, wording.when, what) == expected[language].replace("_", NARROW)

    def test_what_is_known_of_a_date_keeps_its_language(self):
        note = Text("octobre-décembre 2025, jour exact inconnu", "fr", "en")
        found = said("en", wording.when, event(note=note))
        assert found is note
        assert found.is_fallback


class TestCountdown:
    @pytest.mark.parametrize(
        ("today", "french", "english", "arabic"),
        [
            pytest.param("2026-02-05", "dans 4 jours", "in 4 days", "بعد 4 أيام", id="in 4 days"),
            pytest.param("2026-02-07", "dans 2 jours", "in 2 days", "بعد يومين", id="in 2 days"),
            pytest.param("2026-02-08", "demain", "tomorrow", "غدا", id="tomorrow"),
            pytest.param(
                "2026-02-09",
                "en cours, jour 1 sur 7",
                "under way, day 1 of 7",
                "جارٍ الآن، اليوم 1 من 7",
                id="first day",
            ),
            pytest.param(
                "2026-02-15",
                "en cours, jour 7 sur 7",
                "under way, day 7 of 7",
                "جارٍ الآن، اليوم 7 من 7",
                id="last day",
            ),
            pytest.param("2026-02-16", "", "", "", id="over"),
        ],
    )
    def test_to_the_crafts_week(self, today, french, english, arabic):
        expected = {"fr": french, "en": english, "ar": arabic}
        for language in LANGUAGES:
            source = "{{ event|countdown:today }}"
            found = drawn(language, source, event=CRAFTS_WEEK, today=day(today))
            assert found == expected[language]

    @pytest.mark.parametrize(
        ("ahead", "arabic"),
        [
            pytest.param(2, "بعد يومين", id="two"),
            pytest.param(3, "بعد 3 أيام", id="few"),
            pytest.param(10, "بعد 10 أيام", id="ten"),
            pytest.param(11, "بعد 11 يوما", id="many"),
            pytest.param(99, "بعد 99 يوما", id="ninety-nine"),
            pytest.param(100, "بعد 100 يوم", id="a hundred"),
            pytest.param(103, "بعد 103 أيام", id="a hundred and three"),
        ],
    )
    def test_counts_days_as_arabic_does(self, ahead, arabic):
        first = day("2026-02-09") + dt.timedelta(days=ahead)
        assert said("ar", wording.countdown, first, first, day("2026-02-09")) == arabic

    @pytest.mark.parametrize(
        ("language", "words"), [("fr", "aujourd’hui"), ("en", "today"), ("ar", "اليوم")]
    )
    def test_on_the_day_of_one_day(self, language, words):
        one = day("2025-12-26")
        assert said(language, wording.countdown, one, one, one) == words

    def test_without_a_date_says_nothing(self):
        assert (
            drawn("en", "{{ event|countdown:today }}", event=event(), today=day("2026-02-05")) == ""
        )

    @pytest.mark.parametrize(
        ("language", "words"),
        [("fr", "jour 2 sur 7"), ("en", "day 2 of 7"), ("ar", "اليوم 2 من 7")],
    )
    def test_a_later_day_of_a_bar(self, language, words):
        assert drawn(language, "{{ turn|day_of }}", turn=Turn(None, 2, 7)) == words


class TestPatronage:
    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("fr", "Sous le Haut Patronage de Sa Majesté le Roi Mohammed VI"),
            ("en", "Under the High Patronage of His Majesty King Mohammed VI"),
            ("ar", "تحت الرعاية السامية لصاحب الجلالة الملك محمد السادس"),
        ],
    )
    def test_is_the_formula_word_for_word(self, language, words):
        assert drawn(language, "{{ code|patronage }}", code="royal") == words

    def test_without_it_says_nothing(self):
        assert drawn("fr", "{{ code|patronage }}", code="") == ""


class TestFilters:
    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("{{ event|when|capfirst }}", "Du lundi 9 au dimanche 15 février 2026"),
            ("{{ event|full_dates }}", "du lundi 9 au dimanche 15 février 2026"),
            ("{{ event|plain_dates }}", "du 9 au 15 février 2026"),
            ("{{ event|short_dates }}", "du 9 au 15 février"),
            ("{{ event|short_dates:today }}", "du 9 au 15 février"),
            ("{{ event|short_dates:last_year }}", "du 9 au 15 février 2026"),
            ("{{ today|full_day }}", "mardi 10 février 2026"),
            ("{{ today|plain_day }}", "10 février 2026"),
            ("{{ today|weekday }}", "mardi"),
            ("{{ today|short_weekday }}", "mar."),
            ("{{ today|weekday_initial }}", "M"),
            ("{{ today|month_name }}", "février"),
            ("{{ today|short_month }}", "févr."),
            ("{{ timed|hours }}", f"09{NARROW}h{NARROW}30"),
            ("{{ timed.starts_at|hour }}", f"09{NARROW}h{NARROW}30"),
            ("{{ event|hours }}", ""),
        ],
    )
    def test_put_events_and_days_into_words(self, source, expected):
        found = drawn(
            "fr",
            source,
            event=CRAFTS_WEEK,
            timed=event("2025-12-26", None, "09:30"),
            today=day("2026-02-10"),
            last_year=day("2025-02-10"),
        )
        assert found == expected

    @pytest.mark.parametrize("name", ["when", "full_dates", "plain_dates", "short_dates"])
    def test_say_what_is_known_of_an_undated_event(self, name):
        note = "week of 17 February 2025"
        assert drawn("en", "{{ event|" + name + " }}", event=event(note=note)) == note
        assert drawn("en", "{{ event|" + name + " }}", event=event()) == "Date to be announced"

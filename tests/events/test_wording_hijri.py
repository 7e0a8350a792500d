"""Days of the Hijri calendar in words, as Morocco writes them."""

import pytest
from django.utils import translation

from events import wording
from events.hijri import Day

MONTHS = {
    "en": "Muharram, Safar, Rabi’ I, Rabi’ II, Jumada I, Jumada II, Rajab, Sha’ban, Ramadan, "
    "Shawwal, Dhu al-Qi’dah, Dhu al-Hijjah",
    "fr": "mouharram, safar, rabii I, rabii II, joumada I, joumada II, rajab, chaabane, ramadan, "
    "chaoual, dou al qi’da, dou al hijja",
    "ar": "محرم, صفر, ربيع الأول, ربيع الآخر, جمادى الأولى, جمادى الآخرة, رجب, شعبان, رمضان, شوال, "
    "ذو القعدة, ذو الحجة",
}
FIRST, LAST = Day(1447, 8, 21, True), Day(1447, 8, 27, True)
RAMADAN, MUHARRAM = Day(1447, 9, 1, True), Day(1448, 1, 1, True)
SAID = {
    "one day": (FIRST, FIRST, "21 Sha’ban 1447 AH", "21 chaabane 1447", "21 شعبان 1447"),
    "the first": (RAMADAN, RAMADAN, "1 Ramadan 1447 AH", "1er ramadan 1447", "1 رمضان 1447"),
    "in a month": (
        FIRST,
        LAST,
        "21 to 27 Sha’ban 1447 AH",
        "du 21 au 27 chaabane 1447",
        "من 21 إلى 27 شعبان 1447",
    ),
    "into the next": (
        FIRST,
        RAMADAN,
        "21 Sha’ban to 1 Ramadan 1447 AH",
        "du 21 chaabane au 1er ramadan 1447",
        "من 21 شعبان إلى 1 رمضان 1447",
    ),
    "into a new year": (
        Day(1447, 12, 29, True),
        MUHARRAM,
        "29 Dhu al-Hijjah 1447 to 1 Muharram 1448 AH",
        "du 29 dou al hijja 1447 au 1er mouharram 1448",
        "من 29 ذو الحجة 1447 إلى 1 محرم 1448",
    ),
}


@pytest.mark.parametrize("language", MONTHS)
def test_months_have_the_names_that_morocco_gives_them(language):
    with translation.override(language):
        names = [wording.hijri_month(1447, n).removesuffix(" 1447") for n in range(1, 13)]
    assert names == MONTHS[language].split(", ")


@pytest.mark.parametrize(("first", "last", "en", "fr", "ar"), SAID.values(), ids=SAID.keys())
def test_days_and_spans_in_each_language(first, last, en, fr, ar):
    for language, words in {"en": en, "fr": fr, "ar": ar}.items():
        with translation.override(language):
            assert wording.hijri_dates(first, last) == words
            assert wording.hijri_about(first, last) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "21 to 27 Sha’ban 1447 AH, give or take a day"),
        ("fr", "du 21 au 27 chaabane 1447, à un jour près"),
        ("ar", "من 21 إلى 27 شعبان 1447، بفارق يوم محتمل"),
    ],
)
@pytest.mark.parametrize("doubt", ["first", "last"])
def test_a_computed_day_is_said_to_be_about_right(language, words, doubt):
    first = FIRST._replace(is_certain=doubt != "first")
    last = LAST._replace(is_certain=doubt != "last")
    with translation.override(language):
        assert wording.hijri_about(first, last) == words

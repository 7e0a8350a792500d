"""How far texts are in each language: `events.readiness`, without a database."""

import pytest
from django.utils import translation

from events.readiness import (
    State,
    digest,
    followed,
    in_language,
    lacks,
    merged,
    reviewed,
    source_of,
    state,
    states,
)
from events.wording.readiness import before_publication, which_texts

COLUMNS = [
    f"{name}_{lang}"
    for name in ("title", "theme", "summary", "description", "city", "date_note")
    for lang in ("ar", "fr", "en")
]
MARK = {"by": 7, "at": "2026-02-10T09:00:00+00:00"}
M, U, S, T, R = State


def texts(**given):
    return dict.fromkeys(COLUMNS, "") | given


def record(text, source=None, at=None):
    found = {"is": digest(text)}
    if source:
        found["from"] = [source[0], digest(source[1])]
    return found | ({"by": 7, "at": at} if at else {})


FR = ("fr", "Thème")
AT = MARK["at"]


@pytest.mark.parametrize(
    ("fr", "ar", "known", "wanted", "expected"),
    [
        pytest.param("", "", {}, False, None, id="nobody has it, nobody wants it"),
        pytest.param("", "", {}, True, M, id="nobody has it, it is wanted"),
        pytest.param("Thème", "", {}, False, U, id="another language has it"),
        pytest.param("Thème", "", {}, True, U, id="another has it, and it is wanted"),
        pytest.param("Thème", "", {"theme_ar": record("شعار", FR)}, False, U, id="it was emptied"),
        pytest.param("Thème", "شعار", {}, False, T, id="nothing is known of it"),
        pytest.param("Thème", "شعار", {"theme_ar": record("شعار", FR)}, False, T, id="translated"),
        pytest.param("Autre", "شعار", {"theme_ar": record("شعار", FR)}, False, S, id="stale"),
        pytest.param(
            "Thème", "شعار", {"theme_ar": record("شعار", FR, AT)}, False, R, id="reviewed"
        ),
        pytest.param(
            "Autre", "شعار", {"theme_ar": record("شعار", FR, AT)}, False, S, id="stale after review"
        ),
        pytest.param(
            "Thème",
            "آخر",
            {"theme_ar": record("شعار", FR, AT)},
            False,
            T,
            id="changed after review",
        ),
        pytest.param(
            "Autre", "آخر", {"theme_ar": record("شعار", FR, AT)}, False, T, id="both changed"
        ),
        pytest.param(
            "", "شعار", {"theme_ar": record("شعار", FR)}, False, T, id="its source is gone"
        ),
        pytest.param("", "شعار", {"theme_ar": record("شعار")}, False, T, id="it is the source"),
        pytest.param(
            " Thème\r\n",
            "شعار",
            {"theme_ar": record("شعار", FR)},
            False,
            T,
            id="only blanks changed",
        ),
    ],
)
def test_the_state_of_a_text(fr, ar, known, wanted, expected):
    assert state("theme_ar", texts(theme_fr=fr, theme_ar=ar), known, wanted) == expected


@pytest.mark.parametrize(
    ("filled", "preferred", "source"),
    [
        ("ar fr en", "fr", "fr"),
        ("ar fr en", "ar", "ar"),
        ("ar en", "fr", "ar"),
        ("fr en", "ar", "fr"),
        ("en", "fr", "en"),
        ("", "ar", "ar"),
    ],
)
def test_the_source_is_the_language_of_the_programme_or_the_first_that_is_filled(
    filled, preferred, source
):
    given = texts(**{f"theme_{lang}": "x" for lang in filled.split()})
    assert source_of("theme", given, preferred) == source


class Desk:
    """Saves texts one after the other, as the ledger does: records are up to date before each."""

    def __init__(self, preferred="fr", **given):
        self.preferred = preferred
        self.texts, self.records = texts(), {}
        self.save(**given)

    def save(self, **given):
        self.records = followed(self.texts, self.records, self.preferred)
        self.texts |= given
        self.records = followed(self.texts, self.records, self.preferred)
        assert followed(self.texts, self.records, self.preferred) == self.records

    def review(self, *columns):
        self.records = reviewed(self.texts, self.records, columns, MARK)

    def said(self, name="theme"):
        return {
            lang: state(f"{name}_{lang}", self.texts, self.records) for lang in ("ar", "fr", "en")
        }


WHOLE = {"theme_fr": "Thème", "theme_ar": "شعار", "theme_en": "Theme"}


def test_what_is_written_at_once_is_translated():
    assert Desk(**WHOLE).said() == {"ar": T, "fr": T, "en": T}


def test_a_changed_source_makes_its_translations_stale_until_each_is_touched():
    desk = Desk(**WHOLE)
    desk.save(theme_fr="Autre")
    assert desk.said() == {"ar": S, "fr": T, "en": S}
    desk.save(theme_en="Other")
    assert desk.said() == {"ar": S, "fr": T, "en": T}
    desk.save(title_fr="x")
    assert desk.said() == {"ar": S, "fr": T, "en": T}


def test_a_source_that_is_put_back_makes_them_fit_again():
    desk = Desk(**WHOLE)
    desk.review("theme_ar")
    desk.save(theme_fr="Autre")
    desk.save(theme_fr="Thème")
    assert desk.said() == {"ar": R, "fr": T, "en": T}


def test_a_review_says_that_a_stale_text_fits_and_ends_with_the_next_change():
    desk = Desk(**WHOLE)
    desk.save(theme_fr="Autre")
    desk.review("theme_ar", "theme_fr")
    assert desk.said() == {"ar": R, "fr": R, "en": S}
    desk.save(theme_ar="آخر")
    assert desk.said() == {"ar": T, "fr": R, "en": S}
    desk.save(theme_fr="Encore")
    assert desk.said() == {"ar": S, "fr": T, "en": S}


def test_what_was_written_in_arabic_first_becomes_a_translation_once_there_is_french():
    desk = Desk(theme_ar="شعار")
    assert desk.said() == {"ar": T, "fr": U, "en": U}
    desk.save(theme_fr="Thème")
    desk.save(theme_fr="Autre")
    assert desk.said() == {"ar": S, "fr": T, "en": U}


def test_a_programme_may_write_in_arabic_first():
    desk = Desk("ar", **WHOLE)
    desk.save(theme_ar="آخر")
    assert desk.said() == {"ar": T, "fr": S, "en": S}
    desk.preferred = "fr"
    desk.save(theme_fr="Autre")
    assert desk.said() == {"ar": S, "fr": T, "en": S}


def test_the_first_record_that_is_one_of_the_text_counts():
    given = texts(theme_fr="Thème", theme_ar="شعار")
    old = {"theme_ar": record("شعار", FR, AT), "theme_fr": record("Vieux", at=AT)}
    new = {"theme_ar": record("آخر"), "theme_fr": record("Thème")}
    assert merged(given, new, old) == {"theme_ar": old["theme_ar"], "theme_fr": new["theme_fr"]}


def test_a_language_is_as_far_as_the_text_that_is_least_far():
    given = texts(title_fr="Titre", title_ar="عنوان", theme_fr="Thème", theme_ar="شعار")
    known = {"title_ar": record("عنوان", ("fr", "Titre"), AT), "theme_ar": record("شعار", FR)}
    found = states(given, known, {})
    assert [in_language(lang, found) for lang in ("ar", "fr", "en")] == [T, T, U]


@pytest.mark.parametrize(
    ("demands", "expected"),
    [
        ({}, {"title_en": U}),
        ({"title_fr": R}, {"title_fr": T, "title_en": U}),
        ({"theme_fr": T, "theme_ar": T}, {"title_en": U, "theme_ar": S}),
        ({"summary_ar": T}, {"title_en": U, "summary_ar": M}),
    ],
)
def test_what_is_lacking_before_publication(demands, expected):
    given = texts(title_fr="T", title_ar="ع", theme_fr="Autre", theme_ar="شعار")
    known = {"theme_ar": record("شعار", FR), "title_ar": record("ع", ("fr", "Other"))}
    assert lacks(states(given, known, demands), demands) == expected


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "Before it is published, in Arabic: title (to be written), theme (to be reviewed); "
                "in English: theme (to be translated)."
            ),
        ),
        (
            "fr",
            (
                "Avant la publication, en arabe\u00a0: titre (à rédiger), thème (à relire)\u202f; "
                "en anglais\u00a0: thème (à traduire)."
            ),
        ),
        (
            "ar",
            (
                "قبل النشر، بالعربية: العنوان (تجب كتابته)، الشعار (تنقصه المراجعة)؛ "
                "بالإنجليزية: الشعار (تنقصه الترجمة)."
            ),
        ),
    ],
)
def test_it_is_said_in_the_language_of_the_reader(language, said):
    with translation.override(language):
        assert before_publication({"title_ar": M, "theme_ar": T, "theme_en": U}) == said


def test_texts_are_named_by_language():
    assert (
        which_texts(["title_ar", "theme_fr", "city_ar"])
        == "in Arabic: title, city; in French: theme"
    )

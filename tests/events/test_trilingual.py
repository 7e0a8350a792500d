"""One text in three columns is read in the reader's language, or says that it is another."""

import pytest
from django.utils import translation

from events.models import Region
from events.trilingual import (
    Localized,
    Text,
    active_language,
    in_sql,
    localized,
    localized_fields,
    missing_languages,
)
from tests import make


def named(ar: str = "", fr: str = "", en: str = "") -> Region:
    return Region(name_ar=ar, name_fr=fr, name_en=en)


@pytest.mark.parametrize(
    ("asked", "filled", "read", "lang", "is_fallback"),
    [
        pytest.param("ar", {"ar": "سوس", "fr": "Souss"}, "سوس", "ar", False, id="asked is filled"),
        pytest.param("ar", {"fr": "Souss", "en": "S"}, "Souss", "fr", True, id="French first"),
        pytest.param("fr", {"ar": "سوس", "en": "Souss"}, "سوس", "ar", True, id="then Arabic"),
        pytest.param("fr", {"en": "Souss"}, "Souss", "en", True, id="then English"),
        pytest.param("en", {}, "", "en", False, id="nothing is no fallback"),
    ],
)
def test_a_text_is_read_in_the_language_asked_for_or_the_first_filled(
    asked: str, filled: dict[str, str], read: str, lang: str, is_fallback: bool
) -> None:
    with translation.override(asked):
        text = named(**filled).name
    assert (str(text), text.lang, text.is_fallback) == (read, lang, is_fallback)


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")])
def test_a_text_knows_its_direction(lang: str, direction: str) -> None:
    assert Text("x", lang, "fr").dir == direction


@pytest.mark.parametrize(
    ("active", "expected"), [("ar", "ar"), ("en-gb", "en"), ("es", "fr"), (None, "fr")]
)
def test_a_language_that_the_site_has_not_is_read_as_french(
    active: str | None, expected: str
) -> None:
    with translation.override(active):
        assert active_language() == expected


def test_the_class_itself_gives_the_descriptor() -> None:
    assert isinstance(Region.name, Localized)


def test_a_language_may_be_asked_for_by_name() -> None:
    assert localized(named(ar="سوس", fr="Souss"), "name", "ar") == "سوس"


def test_columns_follow_the_names() -> None:
    assert localized_fields("a", "b") == ("a_ar", "a_fr", "a_en", "b_ar", "b_fr", "b_en")


def test_a_language_is_missing_when_one_of_the_texts_is() -> None:
    region = named(ar="سوس", fr="Souss", en="Souss")
    region.capital_fr = "Agadir"
    assert missing_languages(region, "name", "capital") == ["ar", "en"]


@pytest.mark.django_db
def test_the_database_orders_by_the_text_that_is_read() -> None:
    make.region("b", name_fr="", name_ar="", name_en="Anfa")
    make.region("a", name_fr="Zagora")
    found = Region.objects.order_by(in_sql("name", "fr")).values_list("slug", flat=True)
    assert list(found) == ["b", "a"]

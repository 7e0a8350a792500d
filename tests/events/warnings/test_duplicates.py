"""Titles that say the same, in three languages, and titles that only look so."""

import pytest

from events.warnings.duplicates import same_again, say_the_same, title_words
from tests.events.warnings.compared import OUJDA, days, entry

SAME = [
    ("Forum régional du commerce extérieur", "FORUM REGIONAL DU COMMERCE EXTERIEUR"),
    (
        "Forum régional du commerce extérieur : Agadir",
        "Agadir — forum régional, commerce extérieur",
    ),
    ("Semaine nationale de l’artisanat", "Semaine nationale d’artisanat"),
    ("Regional forum in Laayoune", "Regional forum in Laâyounne"),
    ("9th National Crafts Week", "National Crafts Week, 9th"),
    ("المنتدى الجهوي للتجارة الخارجية", "المنتدي الجهويّ للتجارة الخارجيه"),
    ("الأسبوع الوطني للصناعة التقليدية", "الاسبوع الوطنى للصناعة التقليدية"),
]
OTHER = [
    ("Programme du commerce extérieur : Agadir", "Programme du commerce extérieur : Oujda"),
    ("4ᵉ Semaine nationale de l’artisanat", "5ᵉ Semaine nationale de l’artisanat"),
    ("الدورة الرابعة للأسبوع الوطني", "الدورة السابعة للأسبوع الوطني"),
    ("Territorial consultation: Azilal Province", "Territorial consultation: Tinghir Province"),
    ("Forum", "Exposition"),
    ("", ""),
    ("De la", "De la"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_the_same_in_another_spelling_or_order(one, two):
    for pair in ((one, two), (two, one)):
        assert say_the_same(*map(title_words, pair), is_close=False)


@pytest.mark.parametrize(("one", "two"), OTHER)
@pytest.mark.parametrize("is_close", [True, False])
def test_another_event_of_the_same_series(one, two, is_close):
    for pair in ((one, two), (two, one)):
        assert not say_the_same(*map(title_words, pair), is_close=is_close)


def test_a_title_within_another_is_the_same_on_close_days_alone():
    pair = [
        title_words(t)
        for t in ("Forum du commerce extérieur", "Forum du commerce extérieur à Agadir")
    ]
    assert say_the_same(*pair, is_close=True)
    assert not say_the_same(*pair, is_close=False)


def twice(other, **mine):
    titles = {"titles": {"fr": "Forum régional du commerce"}}
    return list(same_again(entry(1, **titles, **mine), [other]))


def second(when="2027-02-09", **values):
    titles = {"fr": "Le forum régional du commerce", "ar": "شيء آخر"}
    return entry(2, days(when), titles=titles, **values)


@pytest.mark.parametrize(
    ("other", "is_told"),
    [
        (second(), True),
        (second("2027-03-12"), True),
        (second("2027-03-13"), False),
        (second("2027-01-09"), True),
        (second(region=OUJDA), False),
        (second(programme=2), False),
        (second(edition=3), True),
        (second(family=frozenset({1, 2})), False),
        (second(is_visible=False), False),
    ],
)
def test_only_near_in_time_in_one_programme_and_region(other, is_told):
    assert bool(twice(other)) == is_told


def test_editions_and_provinces_tell_them_apart():
    assert twice(second(edition=3), edition=3)
    assert not twice(second(edition=3), edition=2)
    assert not twice(second(province=1), province=2)
    assert twice(second(province=1))

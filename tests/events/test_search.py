"""One spelling for what people write in several ways: `events.search`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.search import LIMIT, LONGEST, normalise, searchable, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Semaine Nationale", "semaine nationale", id="capitals"),
        pytest.param(
            "Fès-Meknès, Béni Mellal", "fes meknes beni mellal", id="accents, hyphen, comma"
        ),
        pytest.param("l’artisanat", "l artisanat", id="typographic apostrophe"),
        pytest.param("l'artisanat", "l artisanat", id="straight apostrophe"),
        pytest.param("Main-d’œuvre", "main d oeuvre", id="œ"),
        pytest.param("ŒUVRE", "oeuvre", id="capital Œ"),
        pytest.param("Ça dépend « où »…", "ca depend ou", id="cedilla, quotation marks"),
        pytest.param("e\u0301tape étape", "etape etape", id="composed or not"),
        pytest.param("Art & Craft Connect (3rd)", "art craft connect 3rd", id="English"),
        pytest.param("Laâyoune\u00a0: 9ᵉ édition", "laayoune 9e edition", id="no-break space"),
        pytest.param("Straße", "strasse", id="folds, not only lowers"),
        pytest.param("  a\t b\r\nc\u2028d ", "a b c d", id="white space"),
        pytest.param("السِّياحَةُ", "السياحه", id="vowels and ta marbuta"),
        pytest.param("الصـــناعة", "الصناعه", id="stretched"),
        pytest.param("أسبوع", "اسبوع", id="alef with hamza above"),
        pytest.param("إقليم", "اقليم", id="alef with hamza below"),
        pytest.param("آسفي", "اسفي", id="alef with madda"),
        pytest.param("ٱلرباط", "الرباط", id="alef wasla"),
        pytest.param("مؤتمر", "موتمر", id="hamza on waw"),
        pytest.param("بيئة", "بييه", id="hamza on ya"),
        pytest.param("لقاءات", "لقاات", id="hamza alone"),
        pytest.param("الملتقى", "الملتقي", id="alef maqsura"),
        pytest.param(
            "أݣادير أڭادير أكادير أگادير", "اكادير اكادير اكادير اكادير", id="the g of Agadir"
        ),
        pytest.param("٩ فبراير ٢٠٢٦", "9 فبراير 2026", id="Arabic-Indic digits"),
        pytest.param("۹ فبراير", "9 فبراير", id="Eastern digits"),
        pytest.param("«المعرض»، الرباط؛ متى؟", "المعرض الرباط متي", id="Arabic punctuation"),
        pytest.param("\u200fالرباط\u200e \u2067سلا\u2069", "الرباط سلا", id="marks of direction"),
        pytest.param("ﷺ ﻻ", normalise("صلى الله عليه وسلم لا"), id="presentation forms"),
        pytest.param("100 %", "100", id="signs"),
        pytest.param("", "", id="nothing"),
        pytest.param("\ud800 x", "x", id="lone surrogate"),
    ],
)
def test_one_spelling(text, expected):
    assert normalise(text) == expected


@given(st.text(st.characters()))
def test_is_stable_and_has_single_spaces(text):
    once = normalise(text)
    assert normalise(once) == once
    assert once == " ".join(once.split())


@pytest.mark.parametrize(
    ("query", "found_in"),
    [
        pytest.param("fes", "Fès-Meknès", id="without accent"),
        pytest.param("SÉMAINE", "Semaine nationale", id="wrong accent"),
        pytest.param("الصناعه", "الصِّناعة التقليدية", id="ha for ta marbuta"),
        pytest.param("اسفي", "مراكش-آسفي", id="alef without madda"),
        pytest.param("craft", "Art and Craft Connect", id="English"),
    ],
)
def test_what_people_type_finds_what_staff_wrote(query, found_in):
    stored = searchable(found_in).split()
    assert all(any(each.startswith(word) for each in stored) for word in words(query))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("Forum, forum  FORUM régional", ["forum", "regional"], id="each once"),
        pytest.param("منتدى جهوي", ["منتدي", "جهوي"], id="Arabic"),
        pytest.param("الصناعة والتقليدية للجهة", ["صناعه", "تقليديه", "جهه"], id="articles"),
        pytest.param("ألف وزارة بنك", ["الف", "وزاره", "بنك"], id="what is no article"),
        pytest.param(" … ", [], id="no word"),
        pytest.param(" ".join("abcdefghijkl"), list("abcdefgh"), id="no more than the limit"),
    ],
)
def test_words_of_a_query(query, expected):
    assert words(query) == expected
    assert len(expected) <= LIMIT


@given(st.text(st.characters()))
def test_what_is_stored_and_what_is_asked_for_are_stable(text):
    assert searchable(searchable(text)) == searchable(text)
    assert sorted(words(" ".join(sorted(words(text))))) == sorted(words(text))
    assert all(len(word) <= LONGEST for word in searchable(text).split())


@pytest.mark.parametrize("letters", ["و" * 10_000, "ل" * 10_000, "ال" * 10_000, "وبال" * 5_000])
def test_a_word_without_end_is_cut(letters):
    assert len(searchable(letters).split()) <= LONGEST
    assert len("".join(words(letters))) <= LONGEST


def test_each_word_is_stored_once_and_beginning_wherever_it_may_be_sought():
    assert searchable("Forum forum والتجارة") == "forum والتجاره التجاره تجاره"

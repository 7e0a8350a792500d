"""Any text at all is safe in a feed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.ical.text import clean, one_line
from events.models import Venue
from tests.events.ical.making import event, feed
from tests.make import in_three
from tests.reading import READERS, assert_well_formed


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("A\r\nB\rC\nD", "A\nB\nC\nD"),
        ("A\u2028B\u2029C\x85D\x0bE\x0cF", "A\nB\nC\nD\nE\nF"),
        ("\ufeffA\x00\x07\x1b\x7f\x9fB\tC", "AB\tC"),
        ("A\u202eB\u202c\u202d\u202a\u202b\u2066C\u2069", "ABC"),
        ("A\ud800B\udfff", "AB"),
        ("  ملتقى \u200f(2026)\u200e ", "ملتقى \u200f(2026)\u200e"),
        ("👩\u200d🎨 é", "👩\u200d🎨 é"),
        ("\u2028\ufeff", ""),
    ],
)
def test_what_upsets_programs_is_taken_out_of_texts(typed, kept) -> None:
    assert clean(typed) == kept
    assert "\n" not in one_line(typed)


ANY = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cs", "Cc", "Cf", "Zl", "Zp"]),
        st.sampled_from('\r\n\\;,:"^NnتﷺقىM👩\u200d🎨\x85\u2028\u202e'),
    ),
    max_size=200,
)


@given(title=ANY, summary=ANY, place=ANY, lang=st.sampled_from(["ar", "fr", "en"]))
def test_any_text_at_all_makes_a_well_formed_feed(title, summary, place, lang) -> None:
    point = {"latitude": Decimal(34), "longitude": Decimal(-6)}
    texts = {f"title_{lang}": title, f"summary_{lang}": summary}
    where = Venue(**{f"name_{lang}": place}, **in_three("city", "Rabat"), **point)
    body = feed(event(**texts, venue=where), lang=lang)
    assert_well_formed(body)
    readings = [reader(body) for reader in READERS]
    assert readings[0] == readings[1]
    (found,) = readings[0]
    if title:
        assert found.summary == (clean(title) or "craft-connect")
    if clean(summary):
        assert clean(summary) in found.description
    assert found.description.endswith(found.url)

"""The staff guides: what they quote stands on the site, and the three go the same way."""

from __future__ import annotations

import re

import pytest
from django.utils.translation import trans_real

LANGUAGES = ("ar", "fr", "en")
QUOTES = {
    "ar": r"«((?:[^«»]|«[^»]*»)+)»",
    "fr": r"«\s([^»]+?)\s»",
    "en": r"“([^”]+)”",
}
EMPHASIS = r"(?<!\*)\*([^*\n]+)\*(?!\*)"
PICTURE = r"!\[[^\]]+\]\(img/([^)]+)\)"
PLACEHOLDER = r"%\(|\{"


@pytest.fixture
def guide(root):
    """Return a function that reads the guide in a language."""
    return lambda lang: (root / "docs" / f"staff.{lang}.md").read_text(encoding="utf-8")


def plain(text: str) -> str:
    """A label as it is compared: what stands around it and the case are left out."""
    return " ".join(text.split()).strip(" .:…").lower()


def said(lang: str) -> set[str]:
    """All that the site says in a language, and what of it stands before a value."""
    catalog = trans_real.translation("fr" if lang == "en" else lang)._catalog
    found = set()
    for key, value in catalog.items():
        message = key[0] if isinstance(key, tuple) else key
        text = message.rpartition(trans_real.CONTEXT_SEPARATOR)[2] if lang == "en" else value
        found |= {plain(text), plain(re.split(PLACEHOLDER, text)[0])}
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_label_that_is_quoted_stands_on_the_site(guide, lang):
    text = guide(lang)
    quoted = [*re.findall(QUOTES[lang], text), *re.findall(EMPHASIS, text)]
    assert len(quoted) > 30
    there = said(lang)
    assert [label for label in quoted if plain(label) not in there] == []


def test_the_three_go_the_same_way(guide, root):
    outlines = []
    for lang in LANGUAGES:
        text = guide(lang)
        pictures = re.findall(PICTURE, text)
        assert all((root / "docs" / "img" / picture).is_file() for picture in pictures)
        shown = [picture.replace(f"-{lang}.", ".") for picture in pictures]
        counts = [len(re.findall(mark, text, re.MULTILINE)) for mark in ("^## ", r"^\d\. ", "^- ")]
        outlines.append((shown, counts))
    assert outlines[0] == outlines[1] == outlines[2]

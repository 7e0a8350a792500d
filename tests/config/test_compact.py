"""Templates lose their indentation, and readers notice nothing."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template
from hypothesis import given
from hypothesis import strategies as st

from config.compact import compact

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
PRE = "  <pre>\n   two\n   lines </pre>\n  <p>"


def shown(source: str) -> str:
    """The text with white space as browsers collapse it."""
    return re.sub(r"\s+", " ", source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "<ul>\n    <li>a</li>\n\n    <li>b</li>\n</ul>\n",
            "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n",
        ),
        ("<b>a</b> <i>b</i>", "<b>a</b> <i>b</i>"),
        ("<b>a</b>   <i>b</i>", "<b>a</b>   <i>b</i>"),
        ("a\n{# Context: b #}\n  b", "a\nb"),
        ("{% load i18n %}\n\n{# c #}\n<p>", "{% load i18n %}\n<p>"),
        ("{% if a %}b{% endif %}\n  {% if c %}", "{% if a %}b{% endif %}\n{% if c %}"),
        (PRE, "  <pre>\n   two\n   lines </pre>\n<p>"),
        ("<textarea>\n\n a</textarea>", "<textarea>\n\n a</textarea>"),
        (
            "a\n\n{% blocktranslate %}\n  b\n{% endblocktranslate %}\n\nc",
            "a\n{% blocktranslate %}\n  b\n{% endblocktranslate %}\nc",
        ),
    ],
)
def test_one_line_break_is_left_of_many(source: str, expected: str) -> None:
    assert compact(source) == expected


WORDS = st.sampled_from(
    ["a", " ", "\n", "\t", "<b>", "</b>", "{{ x }}", "{% if x %}", "{% endif %}"]
)


@given(st.lists(WORDS).map("".join))
def test_no_words_grow_together_and_none_come_apart(source: str) -> None:
    assert shown(compact(source)) == shown(source)
    assert compact(compact(source)) == compact(source)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_each_template_says_the_same(path: Path) -> None:
    source = path.read_text()
    outside = re.sub(r"\{#.*?#\}|\{% load [^%]*%\}", "", source)
    short = re.sub(r"\{% load [^%]*%\}", "", compact(source))
    assert shown(re.sub(r"\{#.*?#\}", "", short)) == shown(outside)


def test_pages_are_made_from_the_short_form() -> None:
    path = settings.BASE_DIR / "templates" / "components" / "offers.html"
    assert get_template("components/offers.html").template.source == compact(path.read_text())

"""The catalogues are extracted, kept, compiled and checked without gettext."""

import gettext
import io
from pathlib import Path

import pytest

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext_lazy
a = _("Plain " "text")
b = ngettext("%(n)d stop", "%(n)d stops", 2)
c = pgettext_lazy("a month", "May")
"""
TEMPLATE = """{% load i18n %}<p title="{% translate 'A title' %}">it's</p>
  {% blocktranslate trimmed with day=today %}
    On {{ day }}, 100 %
  {% endblocktranslate %}
{% blocktranslate count n=total %}{{ n }} event{% plural %}{{ n }} events{% endblocktranslate %}
{% translate "May" context "a verb" %} {{ _("In a variable") }}
"""


@pytest.fixture
def catalogues(tool, tmp_path, monkeypatch):
    """Return the tool at work in a small project."""
    module = tool("catalogues")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "LOCALE", tmp_path / "config" / "locale")
    for language in module.PLURALS:
        module.po_file(language).parent.mkdir(parents=True)
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "a.py").write_text(PYTHON)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.html").write_text(TEMPLATE)
    return module


def translate(catalogues, language="fr", change=lambda text: text):
    """Give each message itself as its translation."""
    catalogue = catalogues.read(language)
    for message in catalogues.messages(catalogue):
        if isinstance(message.id, str):
            message.string = change(message.string or message.id)
        else:
            message.string = (change(message.id[-1]),) * catalogue.num_plurals
    catalogues.po_file(language).write_bytes(catalogues.po_bytes(language, catalogue))


@pytest.fixture
def complete(catalogues):
    """Return the tool after every message has its translation."""
    catalogues.update()
    for language in catalogues.PLURALS:
        translate(catalogues, language)
    catalogues.compile_all()
    return catalogues


def test_messages_of_python_and_of_templates_are_found(catalogues):
    found = {
        (message.id, message.context) for message in catalogues.messages(catalogues.extracted("fr"))
    }
    assert found == {
        ("Plain text", None),
        (("%(n)d stop", "%(n)d stops"), None),
        ("May", "a month"),
        ("May", "a verb"),
        ("A title", None),
        ("On %(day)s, 100 %%", None),
        (("%(n)s event", "%(n)s events"), None),
        ("In a variable", None),
    }


def test_arabic_has_the_months_of_morocco_without_anybody_asking(catalogues):
    august = catalogues.extracted("ar").get("Aug.", "abbrev. month")
    assert august.string == "غشت"


def test_a_complete_catalogue_passes(complete, capsys):
    assert complete.check() == 0


def test_an_update_keeps_translations_and_changes_nothing_the_second_time(complete):
    before = complete.po_file("fr").read_bytes()
    complete.update()
    assert complete.po_file("fr").read_bytes() == before
    assert b"#:" not in before
    assert b"Date" not in before


def test_what_is_compiled_can_be_read_by_gettext(complete):
    compiled = gettext.GNUTranslations(
        io.BytesIO(complete.po_file("ar").with_suffix(".mo").read_bytes())
    )
    assert compiled.gettext("January") == "يناير"
    assert compiled.pgettext("a verb", "May") == "May"
    assert compiled.ngettext("%(n)d stop", "%(n)d stops", 11) == "%(n)d stops"


def _faults(catalogues, language="fr"):
    return " | ".join(catalogues.faults(language))


def test_a_message_without_a_translation_fails(complete):
    file = complete.po_file("fr")
    file.write_text(file.read_text().replace('msgstr "A title"', 'msgstr ""'))
    complete.compile_all()
    assert _faults(complete) == "not translated: 'A title'"
    assert complete.check() == 1


def test_a_plural_that_lacks_a_form_fails(complete):
    file = complete.po_file("ar")
    file.write_text(file.read_text().replace('msgstr[3] "%(n)d stops"', 'msgstr[3] ""'))
    complete.compile_all()
    assert "not translated" in _faults(complete, "ar")


def test_a_fuzzy_message_fails(complete):
    file = complete.po_file("fr")
    file.write_text(file.read_text().replace('msgid "A title"', '#, fuzzy\nmsgid "A title"'))
    complete.compile_all()
    assert _faults(complete) == "fuzzy: 'A title'"


def test_a_lost_or_invented_placeholder_fails(complete):
    translate(complete, change=lambda text: text.replace("%(day)s", "%(jour)s"))
    complete.compile_all()
    assert _faults(complete) == "other placeholders: 'On %(day)s, 100 %%'"


@pytest.mark.parametrize("sign", ["\u00a0?", " ;", "\u202f: on", " :", " »"])
def test_a_line_that_may_break_before_a_sign_of_french_fails(complete, sign):
    translate(complete, "ar", change=lambda text: f"{text}{sign}")
    translate(complete, "fr", change=lambda text: text.replace("A title", f"Un titre{sign}"))
    complete.compile_all()
    assert _faults(complete) == "a space that may break, or the wrong one: 'A title'"
    assert not _faults(complete, "ar")


def test_a_message_that_is_gone_or_new_fails(complete, tmp_path):
    (tmp_path / "events" / "a.py").write_text(PYTHON.replace("Plain ", "New "))
    assert _faults(complete) == "obsolete: 'Plain text' | missing: 'New text'"


def test_a_compiled_file_that_is_old_or_absent_fails(complete):
    translate(complete, change=lambda text: text + ".")
    assert _faults(complete) == "the .mo file is not what the .po file compiles to"
    Path(complete.po_file("fr").with_suffix(".mo")).unlink()
    assert "the .mo file" in _faults(complete)

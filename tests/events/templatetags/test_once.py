"""What never changes is rendered once, for each language and each value that is named."""

import pytest
from django.template import Context, Template
from django.utils import translation

from events.templatetags import once


class Counted:
    """A word that knows how often it was read."""

    def __init__(self) -> None:
        self.read = 0

    def __str__(self) -> str:
        self.read += 1
        return f"{self.read}"


@pytest.fixture(autouse=True)
def _nothing_rendered(monkeypatch):
    monkeypatch.setattr(once, "rendered", {})


TEMPLATE = '{% load once %}{% once "part" name %}{{ word }}{% endonce %}'


def test_a_part_is_rendered_once_for_each_language_and_value():
    word, template = Counted(), Template(TEMPLATE)

    def drawn(name):
        return template.render(Context({"word": word, "name": name}))

    assert [drawn("a"), drawn("a"), drawn("b"), drawn("a")] == ["1", "1", "2", "1"]
    with translation.override("ar"):
        assert [drawn("a"), drawn("a")] == ["3", "3"]


def test_what_is_named_may_be_missing():
    template = Template('{% load once %}{% once "part" request.resolver_match %}x{% endonce %}')
    assert template.render(Context()) == "x"


def test_while_developing_every_change_shows(settings):
    settings.DEBUG = True
    word, template = Counted(), Template(TEMPLATE)
    assert [template.render(Context({"word": word, "name": ""})) for _ in range(2)] == ["1", "2"]

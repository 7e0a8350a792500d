"""What a widget may be told besides filters: how much it shows, and in which colours."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Self
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from events.views.calendar.selection import Fault

USUAL = {"number": "5", "scheme": "auto"}
MOST = 20
SCHEMES = [("auto", _("Auto")), ("light", _("Light")), ("dark", _("Dark"))]


class Look(forms.Form):
    """Reads the query words of a widget that are no filters.

    What is not understood is a fault, told to the reader; the usual stands in for it.
    """

    number = forms.IntegerField(min_value=1, max_value=MOST, label=_("Events at most"))
    scheme = forms.ChoiceField(choices=SCHEMES, label=_("Appearance"))

    @classmethod
    def of(cls, words: QueryDict) -> Self:
        """Read an address: a word without a value says nothing."""
        usual = cls.usual()
        return cls(usual | {name: words[name] for name in usual if words.get(name)})

    @staticmethod
    def usual() -> dict[str, str]:
        return USUAL

    @cached_property
    def values(self) -> dict[str, Any]:
        """What is in force, as it stands in an address."""
        self.full_clean()
        return self.usual() | {name: str(value) for name, value in self.cleaned_data.items()}

    @property
    def number_shown(self) -> int:
        return int(self.values["number"])

    @property
    def faults(self) -> list[Fault]:
        return [
            Fault(str(self.fields[name].label), str(reason))
            for name, reasons in self.errors.items()
            for reason in reasons
        ]

    def query(self, usual: dict[str, str] = USUAL) -> str:
        """What has to be said of the words of `usual`: what differs from it."""
        return urlencode(
            {name: self.values[name] for name in usual if self.values[name] != usual[name]}
        )

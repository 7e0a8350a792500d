"""What a reader of the planning asks for: a month, and what it is narrowed by."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events import wording
from events.layout import Month
from events.models import Programme, Region

BEHIND, AHEAD = 24, 36  # months from that of today
MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])", re.ASCII)


class Offered(NamedTuple):
    """What may be chosen."""

    regions: Iterable[Region]
    programmes: Iterable[Programme]


class Asked(forms.Form):
    """The query of an address; what is not understood is told, and narrows nothing."""

    month = forms.CharField(required=False, widget=forms.HiddenInput)
    region = forms.ChoiceField(label=_("Region"), required=False)
    programme = forms.ChoiceField(label=_("Programme"), required=False)
    clashes = forms.BooleanField(label=_("Clashes only"), required=False)

    def __init__(self, data: Mapping[str, Any], offered: Offered, today: dt.date) -> None:
        super().__init__(data, auto_id="planning-%s", label_suffix="")
        self.now = Month.of(today)
        self.offer("region", _("All regions"), offered.regions)
        self.offer("programme", _("All programmes"), offered.programmes)
        self.is_valid()

    def offer(self, name: str, everything: Any, items: Iterable[Any]) -> None:
        field: Any = self.fields[name]
        field.choices = [("", everything), *((one.slug, str(one.name)) for one in items)]

    def clean_month(self) -> Month:
        """The month of today where none is asked for."""
        text: str = self.cleaned_data["month"]
        if not text:
            return self.now
        found = MONTH.fullmatch(text)
        month = Month(*map(int, found.groups())) if found else None
        if month is None or not self.reaches(month):
            first, last = (wording.month_title(each.year, each.number) for each in self.ends)
            said = gettext("Choose a month from {first} to {last}.")
            raise ValidationError(said.format(first=first, last=last))
        return month

    @property
    def ends(self) -> tuple[Month, Month]:
        return self.now + -BEHIND, self.now + AHEAD

    def reaches(self, month: Month) -> bool:
        first, last = self.ends
        return first <= month <= last

    @property
    def asked_month(self) -> Month:
        found: Month = self.cleaned_data.get("month") or self.now
        return found

    def chosen(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "")

    @property
    def only_clashes(self) -> bool:
        return bool(self.cleaned_data.get("clashes"))

    def query(self, month: Month | None) -> str:
        """The same narrowing in another month; in that of today where none is given."""
        said = {
            "month": f"{month.year}-{month.number:02}" if month else "",
            "region": self.chosen("region"),
            "programme": self.chosen("programme"),
            "clashes": "on" if self.only_clashes else "",
        }
        return f"?{urlencode({name: value for name, value in said.items() if value})}"

"""What an import asks: a file and, where it is a calendar, what calendars do not say."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events import rights
from events.exchange.table import MAX_BYTES, Table, Unreadable
from events.models import EventKind, Organisation, Programme, Region
from events.models.fields import LANGUAGE_CHOICES

NONE = ("", "---------")  # nothing is chosen in passing


class SheetForm(forms.Form):
    """A spreadsheet; once valid, `table` is what it says."""

    table: Table
    file = forms.FileField(
        label=_("File"),
        help_text=_("XLSX or CSV in Unicode (UTF-8), 2 MB and 500 events at most."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, user: Any, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors:
            try:
                self.table = self.read(values["file"].read(MAX_BYTES + 1))
            except Unreadable as reason:
                self.add_error("file", str(reason))
        return values

    def read(self, data: bytes) -> Table:
        from events.exchange import spreadsheet

        return spreadsheet.read(data)


class CalendarForm(SheetForm):
    """A calendar of a partner, and where its events belong."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("iCalendar (.ics), 2 MB and 500 events at most."),
        widget=forms.ClearableFileInput(attrs={"accept": ".ics"}),
    )
    language = forms.ChoiceField(
        label=_("Language of its texts"), choices=[NONE, *LANGUAGE_CHOICES]
    )
    programme: Any = forms.ModelChoiceField(Programme.objects.none(), label=_("Programme"))
    region: Any = forms.ModelChoiceField(Region.objects.none(), label=_("Region"))
    kind = forms.ChoiceField(label=_("Kind"), choices=[NONE, *EventKind.choices])
    responsible: Any = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Institution in charge"),
        required=False,
        help_text=_("The one that leads the programme where it is empty."),
    )

    def __init__(self, user: Any, data: Any = None, files: Any = None) -> None:
        super().__init__(user, data, files)
        every = {
            "programme": ("programme", Programme.objects.all()),
            "region": ("region", Region.objects.defer("path")),
            "responsible": ("organisation", Organisation.objects.all()),
        }
        for name, (limit, found) in every.items():
            self.fields[name].queryset = rights.offered(user, limit, found)  # type: ignore[attr-defined]

    def read(self, data: bytes) -> Table:
        from events.exchange import partner

        values = self.cleaned_data
        links = {name: values[name] for name in ("programme", "region", "responsible")}
        cells = {name: each.slug for name, each in links.items() if each is not None}
        chosen = partner.Chosen(values["language"], cells | {"kind": values["kind"]})
        return partner.read(data, chosen)

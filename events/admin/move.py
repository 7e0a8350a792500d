"""The form that moves an event to other days."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget, AdminTextareaWidget, AdminTimeWidget
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events import lifecycle
from events.admin.bases import ModelForm
from events.admin.days import DAY_HELP, END_HELP, HOUR_HELP, HOURS, fill_last_day, plausible
from events.models import Event
from events.warnings import Days


class MoveForm(ModelForm):
    """New days and hours; the rules of the model answer at the form."""

    ROWS = [("starts_on", "ends_on"), ("starts_at", "ends_at"), "note"]
    done: str | Promise = _("The event was moved.")

    note = forms.CharField(
        label=_("Note"),
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=_("Why it is moved; kept in the ledger."),
    )

    class Meta:
        model = Event
        fields = ["starts_on", "ends_on", "starts_at", "ends_at"]
        widgets = {
            "starts_on": AdminDateWidget,
            "ends_on": AdminDateWidget,
            "starts_at": AdminTimeWidget,
            "ends_at": AdminTimeWidget,
        }
        help_texts = {"ends_on": END_HELP, "starts_on": DAY_HELP, "starts_at": HOUR_HELP}
        error_messages = HOURS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].required = True
        if self.instance.starts_on == self.instance.ends_on:
            self.initial["ends_on"] = None  # it moves along with the first day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        fill_last_day(values)
        plausible(self)
        first, last = values.get("starts_on"), values.get("ends_on")
        if first and last and self.instance.agenda.exclude(day__range=(first, last)).exists():
            self.add_error(
                None,
                _(
                    "The agenda has sessions on other days. Change the days of the event and of "
                    "its agenda together, in the form of the event."
                ),
            )
        return values

    @property
    def days(self) -> Days:
        """Where it would go, once the form is valid."""
        return Days(*(self.cleaned_data[name] for name in self.Meta.fields))

    def move(self, by: Any) -> bool:
        """Move it; a refusal becomes an error of the form."""
        when = {name: self.cleaned_data[name] for name in self.Meta.fields}
        try:
            lifecycle.reschedule(self.instance, by, self.cleaned_data["note"], **when)
        except lifecycle.Refused as refusal:
            self.add_error(None, str(refusal))
        return not self.errors

"""Two people at one form: nothing is silently overwritten, and nothing that was typed is lost.

Each field also sends what it held when the page was opened (Django's hidden initial value). A field
that only the other person changed keeps what they wrote; one that both changed is an error that
shows what they wrote, and saving again replaces it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from events.admin.bases import ModelForm

CHANGED = _(
    "Somebody changed this while you were writing; it is now “{value}”. "
    "Save again to replace it by what you typed."
)
EMPTIED = _("Somebody emptied this while you were writing. Save again to put back what you typed.")


class CarefulForm(ModelForm):
    """Compares what was there when the page was opened with what is there now."""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for bound in self.changed_meanwhile():
            if bound.name not in self.changed_data:
                self.keep_theirs(bound, values)
            elif bound.field.has_changed(bound.initial, raw(bound)):
                self.add_error(bound.name, told(bound))
            self.send(bound.html_initial_name, bound.initial, bound)
        return values

    def changed_meanwhile(self) -> Iterator[BoundField]:
        """The fields whose stored value is not the one that the page was opened with."""
        if self.instance.pk is None or not any(
            each.html_initial_name in self.data for each in self
        ):
            return
        for bound in self:
            known = bound.field.show_hidden_initial
            if known and bound.field.has_changed(bound.initial, opened_with(bound)):
                yield bound

    def keep_theirs(self, bound: BoundField, values: dict[str, Any]) -> None:
        """Take what is stored for what was sent: this field was not touched here."""
        values[bound.name] = bound.field.clean(bound.field.prepare_value(bound.initial))
        self.send(bound.html_name, bound.initial, bound)

    def send(self, name: str, value: Any, bound: BoundField) -> None:
        """Show `value` where the form is shown again."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        prepared = bound.field.prepare_value(value)
        if isinstance(prepared, list):
            data.setlist(name, [str(each) for each in prepared])
        else:
            data[name] = "" if prepared is None else str(prepared)
        self.data = data


def opened_with(bound: BoundField) -> Any:
    """What the page was opened with, as a browser sends it."""
    widget = bound.field.hidden_widget()
    return widget.value_from_datadict(bound.form.data, bound.form.files, bound.html_initial_name)


def raw(bound: BoundField) -> Any:
    """What was typed, as a browser sends it."""
    return bound.data


def told(bound: BoundField) -> str:
    """What somebody else wrote, where it can be read in one line."""
    value = shown(bound)
    return str(CHANGED).format(value=value) if value else str(EMPTIED)


def shown(bound: BoundField) -> str:
    """The stored value in words: an object by its name, a choice by its label."""
    value = bound.initial
    if isinstance(value, list):
        return pgettext("between items of a list", ", ").join(map(str, value))
    if bound.name in {field.name for field in bound.form.instance._meta.fields}:  # type: ignore[attr-defined]
        stored: Any = type(bound.form.instance)._default_manager.get(pk=bound.form.instance.pk)  # type: ignore[attr-defined]
        display = getattr(stored, f"get_{bound.name}_display", None)
        value = display() if display else getattr(stored, bound.name)
    return "" if value is None else str(value)

"""What both forms with days of an event ask of them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from events.admin.bases import ModelForm

DAY_HELP = _("On the calendar of Morocco.")
END_HELP = _("Leave it empty for an event of one day.")
# Before the first, time zones are guesses; after the last, a calendar is.
YEARS = range(1956, 2101)


def fill_last_day(values: dict[str, Any]) -> None:
    """An event of one day ends on it."""
    if values.get("starts_on") and "ends_on" in values:
        values["ends_on"] = values["ends_on"] or values["starts_on"]


def plausible(form: ModelForm) -> None:
    """Refuse a year that can only be a slip of the hand."""
    for name in ("starts_on", "ends_on"):
        day = form.cleaned_data.get(name)
        if day is not None and day.year not in YEARS:
            form.add_error(name, _("Check the year."))

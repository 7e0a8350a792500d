"""What both forms with days of an event ask of them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from events.admin.bases import ModelForm
from events.legal_time import YEARS

DAY_HELP = _("On the calendar of Morocco.")
END_HELP = _("Leave it empty for an event of one day.")
HOUR_HELP = _("Such as 9:30 or 9h30.")
HOUR_WRONG = _("This is no hour. Write it like 09:30.")
# What both forms say of an hour that cannot be read.
HOURS = {name: {"invalid": HOUR_WRONG} for name in ("starts_at", "ends_at")}


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

"""The fields of an event in plain words, and what the form asks beyond the model."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.admin.autocomplete import HoldingForm
from events.admin.days import DAY_HELP, END_HELP, fill_last_day, plausible
from events.trilingual import localized_fields

STATE = [
    "publication",
    "status",
    "revision",
    "revised_at",
    "published_at",
    "previously_starts_on",
    "previously_ends_on",
    "created_at",
    "updated_at",
    "uid",
]

FIELDSETS: Any = [
    (_("Title"), {"fields": [*localized_fields("title"), "slug"]}),
    (_("What it is"), {"fields": ["programme", "kind", "edition", "parent", "patronage"]}),
    (
        _("When"),
        {
            "description": _(
                "Hours are those on the wall in Morocco; on an event of several days they hold "
                "for each day. Leave the days empty while no date is announced."
            ),
            "fields": [
                ("starts_on", "ends_on"),
                ("starts_at", "ends_at"),
                *localized_fields("date_note"),
            ],
        },
    ),
    (_("Where"), {"fields": ["region", "province", *localized_fields("city"), "venue"]}),
    (_("Who it is for"), {"fields": ["audiences"]}),
    (_("Texts"), {"fields": localized_fields("theme", "summary", "description")}),
    (_("History of the event"), {"classes": ["collapse"], "fields": STATE}),
]


class EventForm(HoldingForm):
    """Fills in the last day, and compares what only belongs together in one region."""

    class Meta:
        widgets = {"audiences": forms.CheckboxSelectMultiple}
        help_texts = {
            "starts_on": DAY_HELP,
            "ends_on": END_HELP,
            "edition": _("Such as 3 for the third edition."),
            "parent": _("The larger event that it belongs to, if there is one."),
            "date_note_ar": _("Only where the days are not announced."),
            "date_note_fr": _("Only where the days are not announced."),
            "date_note_en": _("Only where the days are not announced."),
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        fill_last_day(values)
        plausible(self)
        region = values.get("region")
        for name, message in ELSEWHERE.items():
            place = values.get(name)
            if region and place and place.region_id != region.pk:
                self.add_error(name, message)
        return values


ELSEWHERE = {
    "province": _("This prefecture or province is in another region."),
    "venue": _("This venue is in another region."),
}

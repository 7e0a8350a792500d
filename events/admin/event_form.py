"""The fields of an event in plain words, and what the form asks beyond the model."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.admin.autocomplete import HoldingForm
from events.admin.days import DAY_HELP, END_HELP, HOUR_HELP, HOURS, fill_last_day, plausible
from events.models import Event
from events.slugs import made
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
    (
        _("What it is"),
        {"fields": ["programme", "responsible", "kind", "edition", "parent", "patronage"]},
    ),
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
    (_("Technical record"), {"classes": ["collapse"], "fields": STATE}),
]


class EventForm(HoldingForm):
    """Fills in the last day, and compares what only belongs together in one region."""

    class Meta:
        widgets = {"audiences": forms.CheckboxSelectMultiple}
        help_texts = {
            "slug": _(
                "Part of public addresses and feeds: Latin letters, digits and hyphens. "
                "Left empty, it is made from the title."
            ),
            "starts_on": DAY_HELP,
            "ends_on": END_HELP,
            "starts_at": HOUR_HELP,
            "edition": _("Such as 3 for the third edition."),
            "parent": _("The larger event that it belongs to, if there is one."),
            "date_note_ar": _("Only where the days are not announced."),
            "date_note_fr": _("Only where the days are not announced."),
            "date_note_en": _("Only where the days are not announced."),
        }

        error_messages = {
            "slug": {"invalid": _("Write Latin letters, digits and hyphens, such as forum-2026.")},
            **HOURS,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        fill_last_day(values)
        plausible(self)
        self.name_address(values)
        region = values.get("region")
        for name, message in ELSEWHERE.items():
            place = values.get(name)
            if region and place and place.region_id != region.pk:
                self.add_error(name, message)
        return values

    def name_address(self, values: dict[str, Any]) -> None:
        """Make the address that was left empty, once it is known what of."""
        if self.instance.pk is None and values.get("slug") == "" and not self.errors:
            names = [*localized_fields("title"), "programme", "region", "starts_on"]
            known = {name: values.get(name) for name in names}
            values["slug"] = made(Event(uid=self.instance.uid, **known))


ELSEWHERE = {
    "province": _("This prefecture or province is in another region."),
    "venue": _("This venue is in another region."),
}

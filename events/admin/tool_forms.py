"""What the everyday tools ask: where a copy goes, by how many days, for whom."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget, AutocompleteSelect
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events import rights
from events.admin.autocomplete import OUTSIDE
from events.admin.days import DAY_HELP
from events.copying import draft_of
from events.models import Audience, Event, Region

FURTHEST = 366  # days; a slip of the hand is larger


class CopyForm(forms.Form):
    """Where and when the copy takes place."""

    ROWS = ("region", ("starts_on", "edition"), "slug")

    region: Any = forms.ModelChoiceField(Region.objects.none(), label=_("Region"))
    starts_on = forms.DateField(
        label=_("First day"), required=False, widget=AdminDateWidget, help_text=DAY_HELP
    )
    edition = forms.IntegerField(label=_("Edition"), required=False, min_value=1, max_value=999)
    slug = forms.SlugField(
        label=_("Slug"),
        max_length=80,
        widget=forms.TextInput(attrs={"dir": "ltr", "class": "vTextField"}),
        help_text=_("Part of public addresses and feeds."),
    )

    def __init__(self, original: Event, user: Any, data: Any = None) -> None:
        super().__init__(data, initial=suggestion(original))
        self.original, self.user = original, user
        every = Region.objects.defer("path")
        self.fields["region"].queryset = rights.offered(user, "region", every)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors:
            self.copy = draft_of(self.original, **values)
            if not rights.may(self.user, "add", self.copy):
                raise ValidationError(OUTSIDE)
            self.refuse_rules()
        return values

    def refuse_rules(self) -> None:
        """What the model forbids, at the field that it is about."""
        try:
            self.copy.full_clean(exclude=["responsible"])
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                self.add_error(name if name in self.fields else None, messages)


def suggestion(original: Event) -> dict[str, Any]:
    """The next edition in the same region, under a slug that is free."""
    edition = original.edition + 1 if original.edition else None
    stem = original.slug[:70].removesuffix(f"-{original.edition}")
    taken = set(Event.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbers = range(edition or 2, (edition or 2) + len(taken) + 1)
    slug = next(f"{stem}-{n}" for n in numbers if f"{stem}-{n}" not in taken)
    return {"region": original.region_id, "edition": edition, "slug": slug}


class ShiftForm(forms.Form):
    """By how many days several events are moved, and why."""

    days = forms.IntegerField(
        label=_("Days"),
        min_value=-FURTHEST,
        max_value=FURTHEST,
        widget=forms.NumberInput(attrs={"dir": "ltr"}),
        help_text=_("7 for a week later, -7 for a week earlier."),
    )
    note = forms.CharField(label=_("Note"), required=False)

    def clean_days(self) -> int:
        days: int = self.cleaned_data["days"]
        if not days:
            raise ValidationError(_("By 0 days nothing is moved."))
        return days


class AudienceForm(forms.Form):
    """For whom the chosen events are meant as well."""

    audiences: Any = forms.ModelMultipleChoiceField(
        Audience.objects.all(), label=_("Audiences"), widget=forms.CheckboxSelectMultiple
    )


class AgendaForm(forms.Form):
    """From which event the agenda is taken."""

    original: Any = forms.ModelChoiceField(
        Event.objects.none(),
        label=_("Event"),
        widget=AutocompleteSelect(Event._meta.get_field("parent"), admin.site),
    )

    def __init__(self, event: Event, user: Any, data: Any = None) -> None:
        super().__init__(data)
        found = rights.seen(user, Event.objects.exclude(pk=event.pk))
        self.fields["original"].queryset = found  # type: ignore[attr-defined]

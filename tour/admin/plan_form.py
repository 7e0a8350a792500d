"""What staff ask of a plan: conditions, and for each stop whether its day stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from events import wording
from events.legal_time import YEARS
from events.models.event_queryset import LONGEST
from tour.models import Tour
from tour.planning.problem import WORKING_DAYS
from tour.proposals import Asked
from tour.proposals.closed import ALLOWABLE, DAY
from tour.proposals.places import Candidate, Round

LONGEST_WINDOW = 1100  # days
USUAL_WINDOW = dt.timedelta(days=180)
NOTICE = dt.timedelta(days=14)  # before a first stop, where nothing else is said
GAP = 365
LOCK, ON = "lock-", "day-"
MONDAY = dt.date(2024, 1, 1)


def day_field(label: Any = "", **more: Any) -> forms.DateField:
    """A day, as browsers ask for one."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, **more)


class PlanForm(forms.Form):
    """A question for the planner, asked by GET: it can be sent on, and nothing is stored."""

    begins = day_field(_("From"))
    ends = day_field(_("until"))
    days = forms.IntegerField(
        label=_("Days per stop"),
        min_value=1,
        max_value=LONGEST.days,
        help_text=_("Of stops that have no event yet; the others last as long as theirs."),
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Days of the week"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    least_gap = forms.IntegerField(
        label=_("Free days between two stops, at least"), min_value=0, max_value=GAP
    )
    greatest_gap = forms.IntegerField(
        label=_("at most"),
        min_value=0,
        max_value=GAP,
        required=False,
        help_text=_("Empty for any number."),
    )
    first = forms.ChoiceField(label=_("First stop"), required=False)
    last = forms.ChoiceField(label=_("Last stop"), required=False)
    allowed = forms.MultipleChoiceField(
        label=_("May be used all the same"),
        choices=[(kind.value, kind.label) for kind in ALLOWABLE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    move = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, stops: Round, today: dt.date, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.stops, self.today = stops, today
        names = [(one.slug, str(one.region.name)) for one in stops.candidates]
        fields: dict[str, Any] = self.fields
        for name in ("first", "last"):
            fields[name].choices = [("", _("any")), *names]
        fields["weekdays"].choices = [
            (n, wording.weekday(MONDAY + n * DAY)) for n in range(len(wording.weekday_heads()))
        ]
        for one in stops.candidates:
            fields[LOCK + one.slug] = forms.BooleanField(required=False)
            fields[ON + one.slug] = day_field(required=False)

    def clean_begins(self) -> dt.date:
        day: dt.date = self.cleaned_data["begins"]
        if day <= self.today:
            raise forms.ValidationError(_("A plan begins tomorrow at the earliest."))
        return day

    def clean_move(self) -> str:
        """The stop that has to leave its days; one that cannot is no stop to move."""
        slug: str = self.cleaned_data["move"]
        movable = {one.slug for one in self.stops.candidates if not one.is_bound}
        return slug if slug in movable else ""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        self.check_window(values)
        least, most = values.get("least_gap"), values.get("greatest_gap")
        if least is not None and most is not None and most < least:
            self.add_error("greatest_gap", _("This is less than the least number of free days."))
        if values.get("first") and values.get("first") == values.get("last"):
            self.add_error("last", _("The first stop cannot be the last one too."))
        for one in self.stops.candidates:
            self.check_lock(one, values)
        return values

    def check_window(self, values: dict[str, Any]) -> None:
        begins, ends = values.get("begins"), values.get("ends")
        if not begins or not ends:
            return
        if ends.year not in YEARS:
            self.add_error("ends", _("Check the year."))
        elif ends < begins:
            self.add_error("ends", _("The last day cannot be before the first day."))
        elif (ends - begins).days > LONGEST_WINDOW:
            said = ngettext_lazy(
                "A plan reaches over %(n)d day at most.",
                "A plan reaches over %(n)d days at most.",
                LONGEST_WINDOW,
            )
            self.add_error("ends", said % {"n": LONGEST_WINDOW})

    def check_lock(self, one: Candidate, values: dict[str, Any]) -> None:
        """A stop is locked on a day to come, or on the one that it has."""
        if one.is_bound or not values.get(LOCK + one.slug):
            return
        day = values.get(ON + one.slug)
        if ON + one.slug in self.errors:
            return
        if day is None:
            self.add_error(ON + one.slug, _("Say on which day it is locked."))
        elif day != one.current and (day <= self.today or day.year not in YEARS):
            self.add_error(ON + one.slug, _("A stop is locked on a day to come."))

    def asked(self) -> Asked:
        """The question, once the form is valid."""
        values = self.cleaned_data
        names = ("begins", "ends", "days", "least_gap", "greatest_gap", "first", "last")
        return Asked(
            **{name: values[name] for name in names},
            weekdays=frozenset(values["weekdays"]),
            allowed=frozenset(values["allowed"]),
            locked=tuple(locked(self.stops.candidates, values)),
            moving=values["move"],
        )


def locked(
    candidates: Iterable[Candidate], values: dict[str, Any]
) -> Iterable[tuple[str, dt.date]]:
    for one in candidates:
        if not one.is_bound and values[LOCK + one.slug]:
            yield one.slug, values[ON + one.slug]


def suggested(tour: Tour, stops: Round, today: dt.date, move: str = "") -> dict[str, Any]:
    """What the form begins with: the days of the tour, and stops that stand where they are.

    Where a stop has to be moved, the others may be moved too: the planner moves as few as it can.
    """
    known = [one.current for one in stops.candidates if one.current is not None]
    soon = max(today + DAY, min([today + NOTICE, *known]))
    begins = max(soon, tour.starts_on or soon)
    ends = tour.ends_on if tour.ends_on and tour.ends_on > begins else begins + USUAL_WINDOW
    initial: dict[str, Any] = {
        "begins": begins,
        "ends": max([ends, *known]),
        "days": 1,
        "weekdays": sorted(WORKING_DAYS),
        "least_gap": 1,
        "move": move,
    }
    for one in stops.candidates:
        initial[LOCK + one.slug] = one.current is not None and not move
        initial[ON + one.slug] = one.current
    return initial

"""What visitors narrow by: one vocabulary for pages, feeds and whatever else shows events."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import django_filters as filters
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events import wording
from events.models import (
    Event,
    EventKind,
    EventQuerySet,
    EventStatus,
    Organisation,
    Person,
)
from events.reference import Known
from events.search import words

Choices = list[tuple[str, str]]


class Active(NamedTuple):
    """A filter in force: its label, the value in words, and the query without it."""

    label: str
    value: str
    query: str


class EventFilter(filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Reads the query words of an address.

    A value that is not understood is an error of `form`, told to the visitor, and narrows nothing.
    """

    region = filters.MultipleChoiceFilter(field_name="region__slug", label=_("Region"))
    programme = filters.MultipleChoiceFilter(field_name="programme__slug", label=_("Programme"))
    kind = filters.MultipleChoiceFilter(choices=EventKind.choices, label=_("Kind"))
    audience = filters.MultipleChoiceFilter(
        field_name="audiences__slug", distinct=True, label=_("Audience")
    )
    status = filters.MultipleChoiceFilter(choices=EventStatus.choices, label=_("Status"))
    organisation = filters.ModelMultipleChoiceFilter(
        field_name="organisation_roles__organisation__slug",
        to_field_name="slug",
        queryset=lambda _request: Organisation.objects.public(),
        label=_("Organisation"),
    )
    person = filters.ModelMultipleChoiceFilter(
        field_name="person_roles__person__slug",
        to_field_name="slug",
        queryset=lambda _request: Person.objects.public(),
        label=_("Person"),
    )
    q = filters.CharFilter(method="containing", label=_("Words"), max_length=100)

    class Meta:
        model = Event
        fields: list[str] = []

    def __init__(self, data: QueryDict, queryset: EventQuerySet, known: Known) -> None:
        super().__init__(data, queryset)
        for name, items in {
            "region": known.regions,
            "programme": known.programmes,
            "audience": known.audiences,
        }.items():
            self.filters[name].extra["choices"] = choices(items)

    def containing(self, events: EventQuerySet, _name: str, query: str) -> EventQuerySet:
        return events.containing(words(query))

    @property
    def active(self) -> list[Active]:
        """The filters in force, one entry a value, each with the query that drops it."""
        return [
            Active(
                str(self.filters[name].label), self.in_words(name, value), self.without(name, value)
            )
            for name in self.filters
            if name not in self.form.errors
            for value in self.data.getlist(name)
            if value
        ]

    @property
    def names(self) -> list[str]:
        """The values in words, each kind in the order in which it is offered."""
        return [name for kind in self.filters for name in self.names_of(kind)]

    def names_of(self, kind: str) -> list[str]:
        """The values of one filter in words; none of what is not understood."""
        given = [] if kind in self.form.errors else self.data.getlist(kind)
        if offered := self.filters[kind].extra.get("choices"):
            return [str(label) for value, label in offered if str(value) in given]
        pattern = gettext("“{words}”") if kind == "q" else "{words}"
        return [pattern.format(words=self.in_words(kind, value)) for value in given]

    def in_words(self, name: str, value: str) -> str:
        """A value as the visitor chose it."""
        if name in DAYS:
            return wording.dates(self.form.cleaned_data[name], weekdays=False)
        if name in ENTITIES:
            return self.name_of(name, value)
        known = {str(key): label for key, label in self.filters[name].extra.get("choices", ())}
        return str(known.get(value, value))

    def name_of(self, name: str, slug: str) -> str:
        """What a chosen organisation or person is called."""
        found = self.form.cleaned_data[name]
        return next((str(one) for one in found if one.slug == slug), slug)

    def without(self, name: str, value: str) -> str:
        """The query without one value; it starts with "?", also when nothing is left."""
        query = self.data.copy()
        query.setlist(name, [other for other in query.getlist(name) if other != value])
        query.pop("page", None)
        return f"?{query.urlencode()}"


# Too many to choose from in a list: their pages lead to what they take part in.
ENTITIES = {"organisation", "person"}

# `from` is a word of Python and no name in the body of a class.
DAYS = {
    "from": filters.DateFilter(field_name="ends_on", lookup_expr="gte", label=_("From")),
    "to": filters.DateFilter(field_name="starts_on", lookup_expr="lte", label=_("To")),
}
EventFilter.base_filters.update(DAYS)


def choices(items: Iterable[Any]) -> Choices:
    """Slugs and names for a choice among `items`, in the active language."""
    return [
        (item.slug, str(item.short_name if hasattr(item, "short_name") else item.name))
        for item in items
    ]

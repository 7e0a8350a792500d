"""What was typed into a form of the desk, in words: for a page that could not save it.

Of a field that also sends what it held when the page was opened, only what differs was typed.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

INITIAL = "initial-"
# What a browser sends beside what people type, and what no page shows again.
BESIDE = re.compile(
    r"_.*|csrfmiddlewaretoken|.*password.*|.*-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS|.*__prefix__.*"
    r"|initial-.*|next|code|shown|action|index|post|looked|apply|select_across|stands"
)
ROW = re.compile(r"(?P<part>\w+)-(?P<row>\d+)-(?P<name>\w+)")
# Fields of pages that ask, which are of no model.
LABELS = {"note": _("Note"), "reason": _("Why they may stand"), "days": _("Days")}
LONGEST = 20_000  # letters of one field


class Typed(NamedTuple):
    """A field: its label, and what was typed into it."""

    name: str
    label: str
    value: str

    @property
    def rows(self) -> int:
        """How many lines to show."""
        return min(12, self.value.count("\n") + 1 + len(self.value) // 70)


def model_of(request: HttpRequest) -> type[models.Model] | None:
    """What the form at this address is about: the desk names pages `<app>_<model>_<page>`."""
    try:
        app, model, *_page = (resolve(request.path_info).url_name or "").split("_")
        return apps.get_model(app, model)
    except (Resolver404, LookupError, ValueError):
        return None


def typed(request: HttpRequest) -> list[Typed]:
    """All that was typed and differs from what the page was opened with."""
    model, data = model_of(request), request.POST
    if model is None:
        return []
    found = []
    for name in data:
        now = [unified(value) for value in data.getlist(name)]
        before = [unified(value) for value in data.getlist(INITIAL + name)]
        if BESIDE.fullmatch(name) or now == before or not any(now):
            continue
        if one := in_words(model, name, now):
            found.append(one)
    return found + emptied(request, model)


def emptied(request: HttpRequest, model: type[models.Model]) -> list[Typed]:
    """Boxes and choices that were unticked altogether: nothing is sent of them."""
    names = (name.removeprefix(INITIAL) for name in request.POST if name.startswith(INITIAL))
    gone = [name for name in names if name not in request.POST and request.POST[INITIAL + name]]
    found = (in_words(model, name, []) for name in gone if not BESIDE.fullmatch(name))
    return [one for one in found if one]


def unified(value: str) -> str:
    """Lines as Python ends them."""
    return value.replace("\r\n", "\n")


def in_words(model: type[models.Model], name: str, values: list[str]) -> Typed | None:
    """A field by its label; None for the keys that join rows to what they belong to."""
    row = ROW.fullmatch(name)
    owner = part_of(model, row["part"]) if row else model
    column = row["name"] if row else name
    try:
        field: Any = owner._meta.get_field(column)
    except FieldDoesNotExist:
        return Typed(name, str(LABELS.get(column, column)), "\n".join(values)[:LONGEST])
    if row and (field.primary_key or field.related_model is model):
        return None
    label = capfirst(str(field.verbose_name))
    if row:
        label = f"{capfirst(str(owner._meta.verbose_name))} {int(row['row']) + 1} · {label}"
    return Typed(name, label, "\n".join(shown(field, values))[:LONGEST])


def part_of(model: type[models.Model], name: str) -> type[models.Model]:
    """The model of the rows that are called `name`."""
    known = {each.get_accessor_name(): each.related_model for each in model._meta.related_objects}
    return known.get(name, model)


def shown(field: Any, values: list[str]) -> list[str]:
    """Choices by their labels, objects by their names, all else as it was typed."""
    if field.choices:
        labels = {str(value): str(label) for value, label in field.flatchoices}
        return [labels.get(value, value) for value in values]
    if field.is_relation:
        try:
            found = field.related_model._default_manager.filter(pk__in=filter(None, values))
            return [str(each) for each in found] or values
        except (ValueError, ValidationError):
            return values
    return values

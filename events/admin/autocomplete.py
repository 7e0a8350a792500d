"""Search fields for long lists, which do not ask the database for what a form already holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from events import rights
from events.admin.bases import MultipleChoice
from events.admin.meanwhile import CarefulForm

if TYPE_CHECKING:
    Widget = AutocompleteSelect
else:
    Widget = object


DIGITS = 18
OUTSIDE = _("This would lie outside your mandate: choose another programme, region or institution.")


class Holding(Widget):
    """Knows the objects that are chosen already; stock widgets cost a query for each row."""

    held: Sequence[Model] = ()

    def optgroups(self, name: str, value: Sequence[Any], attr: dict[str, Any] | None = None) -> Any:
        """The chosen objects as options; a value that is no number at all chooses none."""
        held = {str(each.pk): str(each) for each in self.held}
        chosen = [str(each) for each in value if each]
        if all(each in held for each in chosen):
            return [(None, [*self.empty_option(name), *self.held_options(name, held, chosen)], 0)]
        return super().optgroups(name, [each for each in chosen if is_key(each)][:500], attr)

    def empty_option(self, name: str) -> list[dict[str, Any]]:
        if self.is_required or self.allow_multiple_selected:
            return []
        return [self.create_option(name, "", "", False, 0)]

    def held_options(
        self, name: str, held: dict[str, str], chosen: list[str]
    ) -> list[dict[str, Any]]:
        return [self.create_option(name, each, held[each], True, 0) for each in chosen]


class HoldingOne(Holding, AutocompleteSelect):
    """One object."""


class HoldingMany(Holding, AutocompleteSelectMultiple):
    """Several objects."""


class Choices(MultipleChoice):
    """Several objects; a number that no database can hold is a choice that does not exist."""

    def clean(self, value: Any) -> Any:
        for each in value or ():
            if len(str(each)) > DIGITS:
                message = self.error_messages["invalid_choice"]
                raise ValidationError(message, code="invalid_choice", params={"value": each})
        return super().clean(value)


def is_key(value: str) -> bool:
    """Whether it can be the number of a row."""
    return value.isdecimal() and len(value) <= DIGITS


class HoldingForm(CarefulForm):
    """Tells its search fields which objects the instance holds, and stays within the mandate.

    `user` fills it in; rows below a form have none, for they belong where the form does.
    """

    user: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if self.instance.pk and isinstance(widget, Holding):
                widget.held = linked(getattr(self.instance, name))

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's, and without types
        act = "change" if self.instance.pk else "add"
        if self.user and not self.errors and not rights.may(self.user, act, self.instance):
            self.add_error(None, OUTSIDE)


def linked(value: Any) -> list[Model]:
    """The objects behind a foreign key or a many-to-many link."""
    if value is None or isinstance(value, Model):
        return [value] if value is not None else []
    return list(value.all())

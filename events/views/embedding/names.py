"""What a widget is called: by the programme and the region that it is narrowed to."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext, pgettext

from events.models import Programme, Region
from events.trilingual import Text
from events.views.calendar.selection import Chip, Selection

TITLED = ("programme", "region")


def names(selection: Selection) -> list[Text]:
    """Its programme and its region; several of a kind are no name, they would fill the head."""
    known = selection.known
    items: dict[str, tuple[Programme | Region, ...]] = {
        "programme": known.programmes,
        "region": known.regions,
    }
    return [
        one.name
        for kind in TITLED
        if is_one(selection, kind)
        for one in items[kind]
        if one.slug == selection.words[kind]
    ]


def is_one(selection: Selection, kind: str) -> bool:
    """Whether the events are narrowed to a single value of a kind."""
    one = len(selection.words.getlist(kind)) == 1
    return one and kind not in selection.filters.form.errors


def details(selection: Selection) -> list[Chip]:
    """The filters in force that the name does not tell."""
    told = [kind for kind in TITLED if is_one(selection, kind)]
    return untold(selection, told)


def untold(selection: Selection, told: Collection[str]) -> list[Chip]:
    """The filters in force, without those of some kinds."""
    labels = {str(selection.filters.filters[kind].label) for kind in told}
    return [chip for chip in selection.chips if chip.label not in labels]


def title(selection: Selection) -> str:
    """The name in one line of plain text, for those who hear which frame this is."""
    said = " · ".join(map(str, names(selection)))
    if not said:
        return gettext("The public calendar of the twelve regions")
    colon = pgettext("label and value", ": ")
    return f"{pgettext('the public calendar', 'Calendar')}{colon}{said}"

"""The follow-up of a tour as a spreadsheet. No cell is ever taken for a formula."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook

from events.exchange.files import WORKBOOK, add_sheet, saved
from tour.follow_up import FollowUp, Promise

__all__ = ["WORKBOOK", "xlsx"]


def xlsx(follow_up: FollowUp) -> bytes:
    """A workbook with the promises that are shown, one a row."""
    book = Workbook(write_only=True)
    add_sheet(book, _("Follow-up"), heads(), [row(each) for each in follow_up.shown])
    return saved(book)


def heads() -> list[str]:
    """The headings of the columns."""
    return [
        _("Region"),
        _("What was promised"),
        pgettext("subject", "Theme"),
        _("Sector"),
        _("Responsible"),
        _("To be done by"),
        _("State"),
        _("Overdue"),
        _("Source"),
    ]


def row(promise: Promise) -> list[Any]:
    """The cells of one promise, in the order of the headings."""
    action = promise.action
    return [
        promise.region.name,
        action.text,
        action.get_theme_display(),
        action.get_sector_display(),
        action.responsible.name if action.responsible else "",
        action.due_on,
        promise.label,
        _("yes") if promise.is_overdue else "",
        action.source.citation if action.source else "",
    ]

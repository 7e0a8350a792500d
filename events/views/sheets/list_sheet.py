"""The list on a sheet: what is to come, what is over, or what lies between two days."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events import legal_time
from events.views.calendar.cursor import Cursor
from events.views.calendar.list_page import PAST, ListPage, joined
from events.views.calendar.selection import Selection
from events.views.sheets.rows import MOST, by_month
from events.views.sheets.sheet import Sheet

HEADINGS = {
    "upcoming": _("Events to come"),
    "past": _("Past events"),
    "period": _("Events"),
    "last": _("What was held last"),
}


def list_sheet(request: HttpRequest) -> Sheet:
    """The same events as the list, by month; its pages are one, as far as paper goes."""
    selection = Selection.of(request, PAST if request.GET.get("past") == "1" else "")
    page = ListPage(selection, Cursor(), legal_time.today(), size=MOST)
    shown = page.last_held or page.page
    query = joined(selection.query, selection.extra)
    return Sheet(
        template="sheets/list.html",
        prints=f"{reverse('events:list')}{'?' if query else ''}{query}",
        feed="" if selection.has_days else selection.feed,
        shown={
            "heading": HEADINGS["last" if page.last_held else page.part.name],
            "selection": selection,
            "sections": by_month(shown.events),
            "is_whole": shown.is_whole,
        },
    )

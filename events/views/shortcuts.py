"""Short addresses that lead to the day, week, month or year of today.

They answer for a minute only: which day it is follows Morocco's legal time.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from events import legal_time
from events.layout import IsoWeek, Month, Year
from events.views.calendar.paths import between, list_path, month_path, week_path, year_path
from events.views.calendar.selection import Selection

# What leads on: a choice goes in, the address of today's page of it comes out.
Way = Callable[[Selection], str]


def shortcut(way: Way) -> Callable[[HttpRequest], HttpResponse]:
    """The view that leads there, with the choice that it was asked with."""

    @require_safe
    @cache_control(public=True, max_age=60)
    def lead(request: HttpRequest) -> HttpResponse:
        return redirect(way(Selection.of(request)))

    return lead


@shortcut
def today(selection: Selection) -> str:
    """To the list of today."""
    day = legal_time.today()
    return list_path(selection, between(day, day))


@shortcut
def this_week(selection: Selection) -> str:
    return week_path(IsoWeek.of(legal_time.today()), selection.undated_query)


@shortcut
def this_month(selection: Selection) -> str:
    return month_path(Month.of(legal_time.today()), selection.undated_query)


@shortcut
def this_year(selection: Selection) -> str:
    return year_path(Year.of(legal_time.today()), selection.undated_query)

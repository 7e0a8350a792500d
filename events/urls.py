"""Addresses of the public pages; the language stands before them."""

from django.urls import path, register_converter

from events.views import (
    about,
    changes,
    event,
    event_list,
    home,
    month,
    programmes,
    regions,
    subscribe,
)


class Year:
    """Four digits."""

    regex = "[1-9][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int | str) -> str:
        return f"{int(value):04}"


class MonthNumber(Year):
    """Two digits, so that a month has one address."""

    regex = "0[1-9]|1[0-2]"

    def to_url(self, value: int | str) -> str:
        return f"{int(value):02}"


register_converter(Year, "year")
register_converter(MonthNumber, "month")

app_name = "events"
urlpatterns = [
    path("", home.home, name="home"),
    path("calendar/", month.month_now, name="month_now"),
    path("calendar/<year:year>/<month:number>/", month.month, name="month"),
    path("events/", event_list.event_list, name="list"),
    path("subscribe/", subscribe.subscribe, name="subscribe"),
    path("events/<slug:slug>/", event.event, name="event"),
    path("regions/", regions.regions, name="regions"),
    path("regions/<slug:slug>/", regions.region, name="region"),
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/<slug:slug>/", programmes.programme, name="programme"),
    path("changes/", changes.changes, name="changes"),
    *(path(f"{name}/", about.page, {"name": name}, name=name) for name in about.TITLES),
]

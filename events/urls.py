"""Addresses of the public pages; the language stands before them."""

from django.urls import path, register_converter

from events.views import (
    about,
    api_page,
    changes,
    embed,
    event,
    event_list,
    home,
    month,
    organisations,
    partner,
    partner_planning,
    people,
    preview,
    programmes,
    region_map,
    regions,
    shortcuts,
    subscribe,
    week,
    year,
)
from events.views.notices import asking, owning
from events.views.sheets.entity_sheets import programme_sheet, region_sheet
from events.views.sheets.event_sheet import event_sheet
from events.views.sheets.list_sheet import list_sheet
from events.views.sheets.month_sheet import month_sheet
from events.views.sheets.sheet import paths


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


class WeekNumber(Year):
    """Such as `w07`: the weeks of ISO 8601; not every year has the last."""

    regex = "w(?:0[1-9]|[1-4][0-9]|5[0-3])"

    def to_python(self, value: str) -> int:
        return int(value[1:])

    def to_url(self, value: int | str) -> str:
        return f"w{int(value):02}"


register_converter(Year, "year")
register_converter(MonthNumber, "month")
register_converter(WeekNumber, "week")

app_name = "events"
urlpatterns = [
    path("", home.home, name="home"),
    path("calendar/", month.month_now, name="month_now"),
    path("calendar/<year:year>/<month:number>/", month.month, name="month"),
    path("calendar/<year:year>/<week:number>/", week.week, name="week"),
    path("calendar/<year:number>/", year.year, name="year"),
    path("calendar/<year:number>/map/", region_map.map_of_year, name="map"),
    path("calendar/map/", region_map.map_ahead, name="map"),
    path("calendar/today/", shortcuts.today, name="today"),
    path("calendar/week/", shortcuts.this_week, name="this_week"),
    path("calendar/month/", shortcuts.this_month, name="this_month"),
    path("calendar/year/", shortcuts.this_year, name="this_year"),
    path("events/", event_list.event_list, name="list"),
    path("subscribe/", subscribe.subscribe, name="subscribe"),
    path("subscribe/qr.svg", subscribe.code, name="subscribe_code"),
    path("events/<slug:slug>/", event.event, name="event"),
    path("events/<slug:slug>/qr.svg", event.code, name="event_code"),
    path("regions/", regions.regions, name="regions"),
    path("regions/<slug:slug>/", regions.region, name="region"),
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/<slug:slug>/", programmes.programme, name="programme"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/<slug:slug>/", organisations.organisation, name="organisation"),
    path("people/", people.people, name="people"),
    path("people/<slug:slug>/", people.person, name="person"),
    path("embed/", embed.builder, name="embed"),
    path("embed/list/", embed.list_widget, name="embed_list"),
    path("embed/month/", embed.month_widget_now, name="embed_month"),
    path("embed/month/<year:year>/<month:number>/", embed.month_widget, name="embed_month"),
    path("api/", api_page.page, name="api"),
    path("changes/", changes.changes, name="changes"),
    path("notices/", asking.notices, name="notices"),
    path("notices/ask/", asking.ask, name="notices_ask"),
    path("notices/asked/", asking.sent, name="notices_asked"),
    path("notices/<str:token>/confirm/", owning.confirm, name="notices_confirm"),
    path("notices/<str:token>/leave/", owning.leave, name="notices_leave"),
    path("notices/<str:token>/", owning.manage, name="notices_manage"),
    path("preview/<str:token>/", preview.preview, name="preview"),
    path("partner/<str:token>/", partner.partner, name="partner"),
    path("partner/<str:token>/planning/", partner_planning.planning, name="partner_planning"),
    *paths("month/<year:year>/<month:number>", month_sheet, "month_sheet"),
    *paths("list", list_sheet, "list_sheet"),
    *paths("events/<slug:slug>", event_sheet, "event_sheet"),
    *paths("regions/<slug:slug>", region_sheet, "region_sheet"),
    *paths("programmes/<slug:slug>", programme_sheet, "programme_sheet"),
    *(path(f"{name}/", about.page, {"name": name}, name=name) for name in about.TITLES),
]

"""Addresses of the public pages; the language stands before them."""

from django.urls import path

from events.views import event, programmes, regions

app_name = "events"
urlpatterns = [
    path("events/<slug:slug>/", event.event, name="event"),
    path("regions/", regions.regions, name="regions"),
    path("regions/<slug:slug>/", regions.region, name="region"),
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/<slug:slug>/", programmes.programme, name="programme"),
]
